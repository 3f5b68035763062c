import { IconFileAlert } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { EmptyState } from '@renderer/ui/empty-state';
import { Page, PageBody } from './page';

/** In place of every screen when the file could not be opened: why, what was kept, and what to do. */
export function NotOpened({ reason }: { reason: string }) {
  const words = strings.shell.notOpened;
  return (
    <Page label={words}>
      <PageBody>
        <div role="alert">
          <EmptyState icon={IconFileAlert} title={words} text={reason} />
        </div>
      </PageBody>
    </Page>
  );
}
