import { IconAddressBook, IconFileImport, IconPlus, IconSearchOff, IconTrash } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { hasPage } from '@renderer/app/pages';
import { useNewRecord } from '@renderer/stores/new-record';
import { Button, EmptyState, LinkButton } from '@renderer/ui';
import { noFilter } from './built-in-views';
import { isNarrowed, useContactsView } from './view-state';

const words = strings.contactsPage;

/** What stands in place of a file's first cards: how to bring them in, or to write one. */
export function NoCards() {
  const [, go] = useLocation();
  const openNew = useNewRecord((state) => state.open);
  const imports = hasPage('/import');
  return (
    <EmptyState
      icon={IconAddressBook}
      title={words.empty.title}
      text={words.empty.text}
      ghost={words.empty.ghost}
      action={
        imports ? (
          <Button kind="primary" size="lg" icon={IconFileImport} onClick={() => go('/import')}>
            {words.empty.import}
          </Button>
        ) : (
          <Button kind="primary" size="lg" icon={IconPlus} keys="N" bind="list" onClick={() => openNew('contact')}>
            {words.newContact}
          </Button>
        )
      }
      second={
        imports ? (
          <LinkButton keys="N" onClick={() => openNew('contact')}>
            {words.empty.write}
          </LinkButton>
        ) : undefined
      }
    />
  );
}

/** What stands in place of rows when nothing is in the trash, or nothing fits the search and the filters. */
export function NoRows() {
  const openNew = useNewRecord((state) => state.open);
  const { trashed, search, where, change } = useContactsView();
  const typed = search.trim();
  if (trashed && !isNarrowed({ where, search }))
    return (
      <EmptyState
        icon={IconTrash}
        title={words.none.trashTitle}
        text={words.none.trashText}
        ghost={words.empty.ghost}
      />
    );
  return (
    <EmptyState
      icon={IconSearchOff}
      title={words.none.title}
      text={words.none.text}
      ghost={words.empty.ghost}
      action={
        <Button kind="primary" size="lg" onClick={() => change({ search: '', where: noFilter })}>
          {words.none.clear}
        </Button>
      }
      second={
        typed === '' ? undefined : (
          <LinkButton onClick={() => openNew('contact', { name: typed })}>{words.none.add(typed)}</LinkButton>
        )
      }
    />
  );
}
