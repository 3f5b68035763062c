import { IconArrowsMove } from '@tabler/icons-react';
import { strings } from '@shared/locale';
import { useShortcut } from '@renderer/app/shortcuts';
import { FloatingBar, Glyph, Keycap } from '@renderer/ui';
import type { Way } from './board-moves';
import classes from './board.module.css';

const words = strings.pipelinePage.lift;

export interface LiftBarProps {
  title: string;
  onStep: (way: Way) => void;
  onClose: (as: 'won' | 'lost') => void;
  onDrop: () => void;
  onPutBack: () => void;
}

function Hint({ keys, children }: { keys: readonly string[]; children: string }) {
  return (
    <span className={classes.hint}>
      {keys.map((key) => (
        <Keycap key={key}>{key}</Keycap>
      ))}
      {children}
    </span>
  );
}

/** What a lifted card can do, with the keys that do it; they are heard for as long as it is lifted. */
export function LiftBar({ title, onStep, onClose, onDrop, onPutBack }: LiftBarProps) {
  useShortcut('←', () => onStep('left'), { description: words.left, group: 'board' });
  useShortcut('→', () => onStep('right'), { description: words.right, group: 'board' });
  useShortcut('↑', () => onStep('up'), { description: words.up, group: 'board' });
  useShortcut('↓', () => onStep('down'), { description: words.down, group: 'board' });
  useShortcut('W', () => onClose('won'), { description: strings.pipelinePage.key.won, group: 'board' });
  useShortcut('X', () => onClose('lost'), { description: strings.pipelinePage.key.lost, group: 'board' });
  useShortcut('Space', onDrop, { description: words.drop, group: 'board' });
  useShortcut('Enter', onDrop, { description: words.drop, group: 'board', hidden: true });
  useShortcut('Esc', onPutBack, { description: words.putBack, group: 'board' });
  return (
    <FloatingBar label={words.bar(title)}>
      <span className={classes.liftGlyph}>
        <Glyph icon={IconArrowsMove} size={16} />
      </span>
      <span className={classes.liftTitle}>
        <strong>{title}</strong> {words.lifted}
      </span>
      <Hint keys={['←', '→']}>{words.stage}</Hint>
      <Hint keys={['↑', '↓']}>{words.order}</Hint>
      <Hint keys={['W']}>{words.won}</Hint>
      <Hint keys={['X']}>{words.lost}</Hint>
      <Hint keys={['Space']}>{words.drop}</Hint>
      <Hint keys={['Esc']}>{words.putBack}</Hint>
    </FloatingBar>
  );
}
