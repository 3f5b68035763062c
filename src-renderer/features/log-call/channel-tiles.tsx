import { Glyph, Keycap, Tile, TileGroup } from '@renderer/ui';
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

function ChannelTile({
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
    <Tile
      chosen={chosen}
      focusable={chosen}
      className={classes.channel}
      aria-keyshortcuts={`Shift+${letter}`}
      onClick={onChoose}
    >
      <Glyph icon={channelIcon(channel)} size={15} />
      <span className={classes.channelName}>{label}</span>
      <Keycap on={chosen ? 'soft' : undefined}>{`⇧${letter}`}</Keycap>
    </Tile>
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
    <TileGroup aria-label={words.channel} className={classes.channels}>
      {letters.map(({ channel, letter }) => (
        <ChannelTile
          key={channel}
          channel={channel}
          letter={letter}
          chosen={value === channel}
          onChoose={() => onChange(channel)}
        />
      ))}
    </TileGroup>
  );
}
