import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { formatBirthday, formatCount } from '@shared/locale/format';
import { Avatar, DeckCard, Glyph, IconButton, SkeletonBlock } from '@renderer/ui';
import { fieldIcon } from './field-icon';
import { usePreviewCard } from './queries';
import { useWizard, wizard } from './wizard-store';
import common from './imports.module.css';
import classes from './match.module.css';

const words = strings.importsPage.match;

const kinds: Readonly<Record<string, string>> = words.line;

/** A row of the file as the card it would become; each value names the column it comes from. */
export function CardPreview() {
  const { inspection, previewRow, settings } = useWizard();
  const card = usePreviewCard();
  if (inspection === null) return null;
  const title = inspection.about === 'contacts' ? words.asCard : strings.recordImports.page.asRecord;
  const most = inspection.sample.length;
  const at = Math.min(previewRow, Math.max(0, most - 1));
  const total = formatCount(most);
  const move = (by: number): void => wizard.put({ previewRow: Math.min(most - 1, Math.max(0, at + by)) });
  const place =
    inspection.rows > most ? words.rowOfFirst(formatCount(at + 1), total) : words.rowOf(formatCount(at + 1), total);

  return (
    <section className={classes.preview} aria-label={title}>
      <div className={common.previewHead}>
        <h2>{title}</h2>
        {most > 0 && <span className={common.second}>{place}</span>}
        <span className={common.pushed}>
          <IconButton
            repeats
            icon={IconChevronLeft}
            label={words.previousRow}
            keys="K"
            bind="form"
            disabled={at <= 0}
            onClick={() => move(-1)}
          />
          <IconButton
            repeats
            icon={IconChevronRight}
            label={words.nextRow}
            keys="J"
            bind="form"
            disabled={at >= most - 1}
            onClick={() => move(1)}
          />
        </span>
      </div>
      {card.error !== null ? (
        <p role="alert" className={common.reasonText}>
          {card.error.message}
        </p>
      ) : (
        most > 0 && (
          <DeckCard>
            {card.data === undefined ? (
              <SkeletonBlock rows={5} />
            ) : (
              <div aria-live="polite">
                <div className={classes.cardHead}>
                  <Avatar
                    id={`${settings.region ?? ''}${card.data.displayName}`}
                    name={card.data.displayName || words.noName}
                    size={44}
                  />
                  <div className={classes.cardNames}>
                    <h3>{card.data.displayName || words.noName}</h3>
                    {card.data.companyName !== '' && <span className={common.second}>{card.data.companyName}</span>}
                  </div>
                </div>
                <ul className={classes.cardLines}>
                  {card.data.lines.length === 0 && card.data.displayName + card.data.companyName === '' && (
                    <li className={common.second}>{words.emptyCard}</li>
                  )}
                  {card.data.lines.map((line, index) => (
                    <li key={`${line.kind}${String(index)}`}>
                      <Glyph icon={fieldIcon(line.kind)} size={15} />
                      <span className={classes.lineWords}>
                        <span className="cd-sr">{kinds[line.kind] ?? line.kind}</span>
                        <span className={classes.lineValue}>{shownValue(line.kind, line.value)}</span>
                        {line.typed !== null && !line.typed.includes(line.value) && (
                          <span className={common.second}>{words.typed(line.typed)}</span>
                        )}
                      </span>
                      {line.column !== '' && (
                        <span className={classes.source} title={line.column}>
                          {line.column}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </DeckCard>
        )
      )}
      {card.data?.problems.map((problem) => (
        <p key={problem} className={classes.problemText}>
          {problem}
        </p>
      ))}
    </section>
  );
}

function shownValue(kind: string, value: string): string {
  if (kind === 'birthday' && /^(\d{4}|-)-\d\d-\d\d$/.test(value)) return formatBirthday(value);
  if (kind === 'lifecycle') return (strings.ui.lifecycle as Readonly<Record<string, string>>)[value] ?? value;
  return value;
}
