import { IconDownload, IconFileImport, IconId, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { hasOverlay, hasPage } from '@renderer/app/pages';
import { useShortcut } from '@renderer/app/shortcuts';
import { PageHead } from '@renderer/features/shell/page';
import { useNewRecord } from '@renderer/stores/new-record';
import { Button, IconButton, SearchField } from '@renderer/ui';
import { useContactsView } from './view-state';

const words = strings.contactsPage;

interface ContactsHeadProps {
  found: number | null;
  all: number | null;
  /** The file has no card yet: there is nothing to search, print or export. */
  bare: boolean;
  /** The search is left for the list. */
  onLeave: () => void;
  onPrint: () => void;
  onExport: () => void;
}

/** The head of the list: how many there are, the search, and what is done with the whole list. */
export function ContactsHead({ found, all, bare, onLeave, onPrint, onExport }: ContactsHeadProps) {
  const [, go] = useLocation();
  const openNew = useNewRecord((state) => state.open);
  const search = useContactsView((state) => state.search);
  const trashed = useContactsView((state) => state.trashed);
  const change = useContactsView((state) => state.change);
  const field = useRef<HTMLInputElement>(null);
  useShortcut('/', () => field.current?.focus(), { description: strings.shell.keys.search, group: 'list' });
  // The buttons that bind it elsewhere are not shown then.
  useShortcut('N', () => openNew('contact'), {
    description: words.newContact,
    group: 'list',
    when: bare && hasPage('/import'),
  });
  const meta =
    found === null || all === null || bare
      ? undefined
      : found === all
        ? formatCount(all)
        : words.foundOf(formatCount(found), formatCount(all));
  return (
    <PageHead
      title={words.title}
      meta={meta}
      actions={
        !bare && (
          <>
            <SearchField
              ref={field}
              label={words.search}
              value={search}
              onChange={(text) => change({ search: text })}
              onLeave={onLeave}
            />
            {hasPage('/import') && (
              <IconButton icon={IconFileImport} label={words.importFile} onClick={() => go('/import')} />
            )}
            {hasOverlay('giving') && !trashed && (
              <IconButton icon={IconPrinter} label={strings.givingPage.printList} onClick={onPrint} />
            )}
            {hasPage('/rapid') && (
              <IconButton icon={IconId} label={strings.paperPage.command} onClick={() => go('/rapid')} />
            )}
            {hasOverlay('export') && !trashed && (
              <IconButton icon={IconDownload} label={words.exportList} onClick={onExport} />
            )}
            <Button kind="primary" icon={IconPlus} keys="N" bind="list" onClick={() => openNew('contact')}>
              {words.newContact}
            </Button>
          </>
        )
      }
    />
  );
}
