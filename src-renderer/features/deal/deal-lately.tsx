import { plainNote } from '@shared/domain/note-text';
import { strings } from '@shared/locale';
import { formatDuration, formatMoment } from '@shared/locale/format';
import { channelIcon } from '@renderer/features/contacts/channel-icon';
import { useLogCall } from '@renderer/stores/log-call';
import { Button, Glyph, outcomeGlyph, outcomeLabel, SectionHead } from '@renderer/ui';
import type { Deal } from './queries';
import classes from './deal.module.css';

const words = strings.dealPage;
type Entry = Deal['lately'][number];

function titleOf(entry: Entry): string {
  if (entry.channel !== 'call')
    return entry.subject === '' ? strings.contactCardPage.channel[entry.channel] : entry.subject;
  if (entry.outcome !== null && entry.outcome !== 'connected') return entry.outcomeName ?? outcomeLabel(entry.outcome);
  const title = entry.subject === '' ? words.callWith(entry.contactName) : entry.subject;
  return entry.durationSeconds === null || entry.durationSeconds === 0
    ? title
    : words.callLong(title, formatDuration(entry.durationSeconds));
}

/** What was said about the deal, newest first. */
export function DealLately({ deal }: { deal: Deal }) {
  const logCall = useLogCall((state) => state.open);
  return (
    <section className={classes.part} aria-label={words.lately}>
      <SectionHead
        title={words.lately}
        actions={
          <Button
            size="xs"
            keys="L"
            bind="card"
            onClick={() => logCall({ dealId: deal.id, contactId: deal.contactId ?? deal.companyId ?? undefined })}
          >
            {words.logCall}
          </Button>
        }
      />
      {deal.lately.length === 0 ? (
        <p className={classes.nothing}>{words.nothingYet}</p>
      ) : (
        <ol className={classes.lately}>
          {deal.lately.map((entry) => (
            <li key={entry.id} className={classes.entry}>
              <Glyph
                icon={
                  entry.channel === 'call' && entry.outcome !== null
                    ? outcomeGlyph(entry.outcome)
                    : channelIcon(entry.channel)
                }
                size={15}
              />
              <div className={classes.entryMain}>
                <div className={classes.entryHead}>
                  <span className={classes.entryTitle}>{titleOf(entry)}</span>
                  <time className={classes.entryWhen} dateTime={entry.occurredAt}>
                    {formatMoment(entry.occurredAt)}
                  </time>
                </div>
                {entry.body !== '' && <p className={classes.entryText}>{plainNote(entry.body)}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
