import { IconArrowsExchange, IconCheck, IconProgress, IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { readBirthday } from '@shared/domain/birthday';
import { strings } from '@shared/locale';
import { formatBirthday, formatMoment } from '@shared/locale/format';
import { TimelineChange, type TablerIcon } from '@renderer/ui';
import type { Change } from './queries';

const words = strings.contactCardPage.timeline;
const fieldWords: Record<string, string> = strings.contactCardPage.fields;

const changeIcons: Partial<Record<Change['what'], TablerIcon>> = {
  created: IconUserPlus,
  lifecycle: IconProgress,
  field: IconArrowsExchange,
  task_done: IconCheck,
};

/** A field's values as they are read: main tells stored ones, of which a birthday is not yet words. */
function fieldValues(field: string, before: string, after: string): [string, string] {
  if (field !== 'birthday') return [before, after];
  const shown = (stored: string): string => (readBirthday(stored) === null ? stored : formatBirthday(stored));
  return [shown(before), shown(after)];
}

/** The word of a lifecycle's key; what is none is itself. */
function stageWord(stage: string): string {
  const names: Record<string, string> = strings.ui.lifecycle;
  return names[stage] ?? stage;
}

function changeText(change: Change): ReactNode {
  const [before, after] = [change.before ?? '', change.after ?? ''];
  switch (change.what) {
    case 'created':
      return words.created;
    case 'lifecycle':
      return words.lifecycle(stageWord(before), stageWord(after));
    case 'stage':
      return (
        <>
          <Link href={`/deals/${change.dealId ?? ''}`}>{change.field}</Link> {words.stage(before, after)}
        </>
      );
    case 'task_done':
      return words.taskDone(change.field);
    case 'field':
      return words.field(fieldWords[change.field] ?? change.field, ...fieldValues(change.field, before, after));
  }
}

/** What was changed about a card, or about its deals, in one line. */
export function ChangeLine({ change }: { change: Change }) {
  return (
    <TimelineChange icon={changeIcons[change.what]} when={formatMoment(change.at)} dateTime={change.at}>
      {changeText(change)}
    </TimelineChange>
  );
}
