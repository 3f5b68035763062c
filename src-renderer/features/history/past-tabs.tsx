import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { SegmentedTabs } from '@renderer/ui';

/** What was done, and what was deleted: two pages, one place in the rail. */
export function PastTabs({ here }: { here: 'history' | 'trash' }) {
  const [, go] = useLocation();
  return (
    <SegmentedTabs
      label={strings.historyPage.past}
      value={here}
      choices={[
        { value: 'history', label: strings.historyPage.title },
        { value: 'trash', label: strings.trash.page.title },
      ]}
      onChange={(to) => go(`/${to}`)}
    />
  );
}
