import { IconSearch, IconX } from '@tabler/icons-react';
import { forwardRef } from 'react';
import { strings } from '@shared/locale';
import { IconButton, Keycap, TextField } from '@renderer/ui';
import { useContactsView } from './view-state';
import classes from './contacts.module.css';

const words = strings.contactsPage;

/** Searches the list as one types; Enter and ↓ go to the list, Esc clears. */
export const SearchField = forwardRef<HTMLInputElement, { onLeave: () => void }>(function SearchField(
  { onLeave },
  ref,
) {
  const search = useContactsView((state) => state.search);
  const change = useContactsView((state) => state.change);
  return (
    <div className={classes.search} role="search">
      <TextField
        ref={ref}
        label={words.search}
        hideLabel
        icon={IconSearch}
        inputMode="search"
        placeholder={words.search}
        value={search}
        maxLength={200}
        onChange={(text) => change({ search: text })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            if (search === '') onLeave();
            else change({ search: '' });
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onLeave();
          }
        }}
        rightSection={
          search === '' ? undefined : (
            <IconButton icon={IconX} size={24} label={words.clearSearch} onClick={() => change({ search: '' })} />
          )
        }
      />
      {search === '' && (
        <span className={classes.searchKeys} aria-hidden>
          <Keycap>/</Keycap>
        </span>
      )}
    </div>
  );
});
