import { IconArrowRight, IconSelector } from '@tabler/icons-react';
import { memo } from 'react';
import type { ImportSubject } from '@shared/domain/record-fields';
import { strings } from '@shared/locale';
import { Glyph } from '@renderer/ui';
import { PickList } from './pick-list';
import { targetGroups, targetIcon, targetName, type MappedLine, type OwnTarget } from './targets';
import { chooseTarget } from './wizard-acts';
import classes from './match.module.css';

const words = strings.importsPage.match;

const Line = memo(function Line({
  line,
  own,
  about,
}: {
  line: MappedLine;
  own: readonly OwnTarget[];
  about: ImportSubject;
}) {
  const left = line.target === 'skip';
  const name = targetName(line.target, own, line.header);
  const label = words.goesToOf(line.header);
  const samples = line.samples.length === 0 ? words.blank : line.samples.join(words.between);
  return (
    <tr data-left={left || undefined}>
      <th scope="row" title={line.header}>
        {line.header}
      </th>
      <td className={classes.samples} title={samples}>
        {samples}
      </td>
      <td className={classes.arrow}>
        <Glyph icon={IconArrowRight} size={15} />
      </td>
      <td>
        <PickList
          label={label}
          value={line.target}
          groups={targetGroups(line, own, about)}
          onPick={(target) => chooseTarget(line.index, target)}
          target={(toggle) => (
            <button type="button" className={classes.select} aria-label={`${label}: ${name}`} onClick={toggle}>
              <Glyph icon={targetIcon(line.target)} size={15} />
              <span className={classes.selectText}>{name}</span>
              <Glyph icon={IconSelector} size={14} />
            </button>
          )}
        />
      </td>
      <td className={classes.why}>
        <div>
          <span className={classes.whyChip}>{line.why}</span>
          {line.note !== null && (
            <span className={classes.note} title={line.note}>
              {line.note}
            </span>
          )}
        </div>
      </td>
    </tr>
  );
});

/** Every column of the file, what stands in it, where it goes and why. */
export function MappingTable({
  lines,
  own,
  about,
  busy,
}: {
  lines: readonly MappedLine[];
  own: readonly OwnTarget[];
  about: ImportSubject;
  busy: boolean;
}) {
  return (
    <table className={classes.mapping} aria-busy={busy || undefined}>
      <thead>
        <tr>
          <th scope="col">{words.inTheFile}</th>
          <th scope="col">{words.looksLike}</th>
          <td />
          <th scope="col">{words.goesTo}</th>
          <th scope="col">{words.why}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.index} line={line} own={own} about={about} />
        ))}
      </tbody>
    </table>
  );
}
