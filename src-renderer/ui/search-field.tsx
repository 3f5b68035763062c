import { IconSearch, IconX } from '@tabler/icons-react';
import { forwardRef } from 'react';
import { strings } from '@shared/locale';
import { IconButton } from './button';
import { TextField } from './fields';
import { Keycap } from './keys';
import classes from './search-field.module.css';

export interface SearchFieldProps {
  /** "Search contacts" */
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Enter, ↓, or Esc when it is empty: to what was found. */
  onLeave: () => void;
}

/** Searches a list as one types; Enter and ↓ go to the list, Esc clears. The page binds its key, "/". */
export const SearchField = forwardRef<HTMLInputElement, SearchFieldProps>(function SearchField(
  { label, value, onChange, onLeave },
  ref,
) {
  return (
    <div className={classes.search} role="search">
      <TextField
        ref={ref}
        label={label}
        hideLabel
        icon={IconSearch}
        inputMode="search"
        placeholder={label}
        value={value}
        maxLength={200}
        onChange={onChange}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            if (value === '') onLeave();
            else onChange('');
          } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onLeave();
          }
        }}
        rightSection={
          value === '' ? undefined : (
            <IconButton icon={IconX} size={24} label={strings.ui.clearSearch} onClick={() => onChange('')} />
          )
        }
      />
      {value === '' && (
        <span className={classes.keys} aria-hidden>
          <Keycap>/</Keycap>
        </span>
      )}
    </div>
  );
});
