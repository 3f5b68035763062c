import { Keycap, Glyph } from '@renderer/ui';
import { strings } from '@shared/locale';
import type { InputOf } from '@shared/contract/index';
import { useShortcut } from '@renderer/app/shortcuts';
import { channelIcon } from '@renderer/features/contacts/channel-icon';
import classes from './log-call.module.css';

export type LoggedChannel = InputOf<'interactions.log'>['channel'];

const words = strings.logCallPage;

/** Each channel with its letter; Shift keeps it apart from the letters of the next step. */
const letters: ReadonlyArray<{ channel: LoggedChannel; letter: string }> = [
  { channel: 'call', letter: 'C' },
  { channel: 'email', letter: 'E' },
  { channel: 'meeting', letter: 'M' },
  { channel: 'visit', letter: 'V' },
  { channel: 'letter', letter: 'L' },
  { channel: 'text', letter: 'T' },
  { channel: 'note', letter: 'N' },
  { channel: 'social', letter: 'S' },
  { channel: 'web_form', letter: 'W' },
  { channel: 'advertisement', letter: 'A' },
];

function Tile({
  channel,
  letter,
  chosen,
  onChoose,
}: {
  channel: LoggedChannel;
  letter: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  const label = words.channels[channel];
  useShortcut(`Shift ${letter}`, onChoose, { description: label, group: 'form', altWhileTyping: true, hidden: true });
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={chosen ? 0 : -1}
      className={classes.channel}
      aria-keyshortcuts={`Shift+${letter}`}
      onClick={onChoose}
    >
      <Glyph icon={channelIcon(channel)} size={15} />
      <span className={classes.channelName}>{label}</span>
      <Keycap on={chosen ? 'soft' : undefined}>{`⇧${letter}`}</Keycap>
    </button>
  );
}

/** How one met: ten tiles with their letters; arrows move between them. */
export function ChannelTiles({
  value,
  onChange,
}: {
  value: LoggedChannel;
  onChange: (channel: LoggedChannel) => void;
}) {
  return (
    <div
      role="radiogroup"
      aria-label={words.channel}
      className={classes.channels}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const tiles = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role="radio"]')];
        const next =
          tiles[(tiles.indexOf(document.activeElement as HTMLButtonElement) + step + tiles.length) % tiles.length];
        next?.focus();
        next?.click();
      }}
    >
      {letters.map(({ channel, letter }) => (
        <Tile
          key={channel}
          channel={channel}
          letter={letter}
          chosen={value === channel}
          onChoose={() => onChange(channel)}
        />
      ))}
    </div>
  );
}
