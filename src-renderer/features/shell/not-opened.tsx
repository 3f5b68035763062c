import { useQueryClient } from '@tanstack/react-query';
import { IconFileAlert } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { formatMoment } from '@shared/locale/format';
import { ask, tellFailure, useRead } from '@renderer/app/ask';
import { bridge } from '@renderer/bridge';
import { Button } from '@renderer/ui/button';
import { EmptyState } from '@renderer/ui/empty-state';
import { MenuList } from '@renderer/ui/menu-list';
import { Page, PageBody } from './page';
import classes from './not-opened.module.css';

const words = strings.recovery;
type Way = InputOf<'recovery.go'>;

/** In place of every screen when the file could not be opened: why, what was kept, and the ways on. */
export function NotOpened({ reason }: { reason: string }) {
  const client = useQueryClient();
  const ways = useRead('file', 'recovery.ways', {});
  const [busy, setBusy] = useState(false);

  useEffect(
    () =>
      bridge.subscribe('app.state', ({ state }) => {
        // What comes of it takes the page away, or is another reason.
        if (state !== 'failed') return;
        setBusy(false);
        void client.invalidateQueries();
      }),
    [client],
  );

  async function go(way: Way): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      const { begun } = await ask('recovery.go', way);
      if (!begun) setBusy(false);
    } catch (failure) {
      tellFailure(failure);
      setBusy(false);
    }
  }

  const backups = (ways.data?.backups ?? []).map(({ name, at }) => ({
    label: formatMoment(at),
    onSelect: () => void go({ way: 'backup', name }),
  }));
  const [newest, ...older] = backups;
  const newestName = ways.data?.backups[0]?.name;
  const known = ways.data !== undefined;
  return (
    <Page label={strings.shell.notOpened}>
      <PageBody>
        <div role="alert">
          <EmptyState
            icon={IconFileAlert}
            title={strings.shell.notOpened}
            text={reason}
            action={
              known && (
                <div className={classes.ways}>
                  {newest !== undefined && (
                    <Button kind="primary" size="lg" busy={busy} onClick={newest.onSelect}>
                      {words.restore(newest.label)}
                    </Button>
                  )}
                  {newestName !== undefined && (
                    <Button size="lg" busy={busy} onClick={() => void go({ way: 'look', name: newestName })}>
                      {words.look}
                    </Button>
                  )}
                  {(!ways.data.isGone || newest === undefined) && (
                    <Button kind="primary" size="lg" busy={busy} onClick={() => void go({ way: 'again' })}>
                      {words.again}
                    </Button>
                  )}
                  {older.length > 0 && (
                    <MenuList
                      label={words.older}
                      entries={older}
                      target={
                        <Button size="lg" busy={busy}>
                          {words.older}
                        </Button>
                      }
                    />
                  )}
                  {ways.data.canChoose && (
                    <Button size="lg" busy={busy} onClick={() => void go({ way: 'choose' })}>
                      {words.choose}
                    </Button>
                  )}
                  <Button size="lg" busy={busy} onClick={() => void go({ way: 'new' })}>
                    {words.begin}
                  </Button>
                  <Button size="lg" busy={busy} onClick={() => void go({ way: 'example' })}>
                    {words.example}
                  </Button>
                </div>
              )
            }
          />
        </div>
      </PageBody>
    </Page>
  );
}
