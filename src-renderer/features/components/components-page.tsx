import {
  IconArrowMerge,
  IconClock,
  IconDots,
  IconPencil,
  IconPhone,
  IconPrinter,
  IconStar,
  IconTag,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  AddChip,
  Avatar,
  Button,
  CheckField,
  Chip,
  DateField,
  DeckCard,
  EntityPicker,
  FilterChip,
  IconButton,
  InlineText,
  Keycap,
  KeyFigure,
  Keys,
  LifecycleMark,
  MenuList,
  MoneyField,
  OutcomeMark,
  outcomes,
  Pill,
  SectionHead,
  SegmentedTabs,
  SelectField,
  StageRing,
  StepHeader,
  SwitchField,
  Tag,
  TextAreaField,
  TextField,
  Tip,
  ViewTabs,
  type ButtonKind,
  type EntityOption,
} from '@renderer/ui';
import { Logo } from '@renderer/features/shell/logo';
import { samples, words } from './sample-data';
import classes from './components-page.module.css';
import { Lists, Tiles } from './component-lists';
import { Part } from './part';

const swatches = [
  'canvas',
  'sheet',
  'sunken',
  'well',
  'line',
  'line-2',
  'ink-1',
  'ink-2',
  'ink-3',
  'ink-4',
  'accent',
  'accent-soft',
  'accent-soft-2',
  'good',
  'warn',
  'bad',
] as const;
const kinds: ReadonlyArray<readonly [string, ButtonKind, string]> = [
  [words.primary, 'primary', words.saveCall],
  [words.default, 'default', words.snooze],
  [words.soft, 'soft', words.callInOrder],
  [words.ghost, 'ghost', words.close],
  [words.danger, 'danger', words.delete4],
];

function TypeAndColour() {
  return (
    <div>
      <Part title={words.type}>
        {samples.type.map(([text, spec, style]) => (
          <div key={text} className={classes.typeLine}>
            <span style={style}>{text}</span>
            <small>{spec}</small>
          </div>
        ))}
      </Part>
      <Part title={words.colour}>
        <div className={classes.swatches}>
          {swatches.map((name) => (
            <div key={name}>
              <div className={classes.swatch} style={{ background: `var(--cd-${name})` }} />
              {name}
            </div>
          ))}
        </div>
      </Part>
      <Part title={words.avatars}>
        <div className={classes.line}>
          {samples.people.map((name) => (
            <Avatar key={name} id={name} name={name} size={30} />
          ))}
        </div>
        <div className={classes.line}>
          {samples.companies.map((name) => (
            <Avatar key={name} id={name} name={name} kind="company" size={26} />
          ))}
          {samples.users.map((name) => (
            <Avatar key={name} id={name} name={name} kind="user" size={22} />
          ))}
        </div>
      </Part>
      <Part title={words.menuAndTooltip}>
        <div className={classes.menu}>
          <MenuList
            label={words.menuAndTooltip}
            target={<IconButton icon={IconDots} label={words.more} />}
            entries={[
              { label: words.edit, icon: IconPencil, keys: 'E', onSelect: () => undefined },
              { label: words.merge, icon: IconArrowMerge, keys: 'M', onSelect: () => undefined },
              '-',
              { label: words.delete, icon: IconTrash, keys: 'Del', danger: true, onSelect: () => undefined },
            ]}
          />
          <Tip label={words.printCard} keys="Ctrl P">
            <Button kind="ghost" icon={IconPrinter}>
              {words.print}
            </Button>
          </Tip>
        </div>
      </Part>
      <Part title={words.deck}>
        <DeckCard>{words.deckText}</DeckCard>
      </Part>
      <Part title={words.figures}>
        <div className={classes.line} style={{ gap: 30 }}>
          <KeyFigure label={words.open} value="£312,820" />
          <KeyFigure label={words.won} value="£61,420" of="of £80,000" />
          <KeyFigure label={words.quiet} value="5" tone="warn" />
        </div>
        <SectionHead title={words.goingQuiet} count={5} tone="bad" />
        <StepHeader steps={samples.steps} current={1} />
      </Part>
    </div>
  );
}

function Buttons() {
  return (
    <Part title={words.buttons}>
      <div className={classes.buttons}>
        <span />
        <span>{words.rest}</span>
        <span>{words.hover}</span>
        <span>{words.focus}</span>
        <span>{words.off}</span>
        {kinds.map(([name, kind, text]) => [
          <span key={name}>{name}</span>,
          <Button key={`${name}1`} kind={kind}>
            {text}
          </Button>,
          <span key={`${name}2`} className={classes.hover}>
            <Button kind={kind}>{text}</Button>
          </span>,
          <span key={`${name}3`} className={classes.focus}>
            <Button kind={kind}>{text}</Button>
          </span>,
          <Button key={`${name}4`} kind={kind} disabled>
            {text}
          </Button>,
        ])}
      </div>
      <div className={classes.line}>
        <Button kind="primary" icon={IconPhone} keys="C">
          {words.call}
        </Button>
        <Button kind="primary" busy>
          {words.saving}
        </Button>
        <Button size="xs">{words.high24}</Button>
        <Button>{words.high28}</Button>
        <Button size="md">{words.high32}</Button>
        <IconButton icon={IconStar} label={words.star} />
        <IconButton icon={IconStar} label={words.starOn} on />
      </div>
    </Part>
  );
}

function Fields() {
  const [text, setText] = useState('Siobhán');
  const [price, setPrice] = useState<number | null>(425_000);
  const [date, setDate] = useState<string | null>('2026-09-03');
  const [owner, setOwner] = useState<string>('ml');
  const [who, setWho] = useState<EntityOption | null>(samples.options[0] ?? null);
  const [view, setView] = useState('board');
  const [tab, setTab] = useState('all');
  const [notes, setNotes] = useState('');
  const [on, setOn] = useState(true);
  return (
    <Part title={words.fields}>
      <div className={classes.two}>
        <TextField label={words.givenName} value={text} onChange={setText} />
        <EntityPicker label={words.person} value={who} onChange={setWho} search={samples.search} clearable />
        <TextField label={words.phone} value="0186" onChange={() => undefined} error={words.tooShort} />
        <MoneyField label={words.price} value={price} currency="GBP" onChange={setPrice} hint={words.beforeVat} />
        <SelectField label={words.owner} value={owner} choices={samples.owners} onChange={setOwner} />
        <TextField label={words.created} value="3 Sep 2026" onChange={() => undefined} disabled />
        <DateField label={words.day} value={date} onChange={setDate} />
        <TextAreaField label={words.notes} value={notes} onChange={setNotes} minRows={1} />
      </div>
      <div className={classes.line} style={{ marginTop: 12 }}>
        <CheckField label={words.doNotCall} checked={on} onChange={setOn} />
        <CheckField label={words.doNotMail} checked={!on} onChange={(value) => setOn(!value)} />
        <SwitchField label={words.followSystem} checked={on} onChange={setOn} />
      </div>
      <div className={classes.line}>
        <SegmentedTabs label={words.view} value={view} choices={samples.views} onChange={setView} />
        <ViewTabs label={words.view} value={tab} choices={samples.tabs} onChange={setTab} />
      </div>
      <InlineText
        label={words.jobTitle}
        value={text}
        onSave={(value) => (value.length < 2 ? words.tooShort : setText(value))}
      />
    </Part>
  );
}

function Marks() {
  return (
    <Part title={words.marks}>
      <div className={classes.line}>
        <FilterChip
          icon={IconClock}
          field={words.lastContact}
          verb={words.within}
          value={words.months12}
          onRemove={() => undefined}
        />
        <Chip icon={IconTag} on>
          {words.multiSite}
        </Chip>
        <Tag>{words.partner}</Tag>
        <AddChip>{words.filter}</AddChip>
      </div>
      <div className={classes.line} style={{ gap: 16 }}>
        {(['new', 'prospect', 'qualified', 'customer', 'inactive'] as const).map((stage) => (
          <LifecycleMark key={stage} stage={stage} />
        ))}
      </div>
      <div className={classes.line} style={{ gap: 11 }}>
        {outcomes.map((outcome) => (
          <OutcomeMark key={outcome} outcome={outcome} />
        ))}
      </div>
      <div className={classes.line} style={{ gap: 14 }}>
        {[10, 25, 50, 70, 90].map((probability) => (
          <StageRing key={probability} probability={probability} label={`${probability}%`} />
        ))}
        <Pill tone="warn" icon={IconClock}>
          {words.quiet15}
        </Pill>
        <Pill tone="bad">{words.quiet44}</Pill>
        <Pill tone="good">{words.won}</Pill>
        <Pill>{words.draft}</Pill>
      </div>
      <div className={classes.line}>
        <Keys keys="N" />
        <Keys keys="Ctrl Shift L" />
        <Keys keys="N then C" />
        <Keycap size="lg">1</Keycap>
        <Keycap size="lg" on="accent">
          C
        </Keycap>
      </div>
    </Part>
  );
}

/** Every part of the kit on one page, for whoever changes it. Not in the built app. */
export default function ComponentsPage() {
  return (
    <main className={classes.page}>
      <h1 className={classes.title}>
        <Logo size={24} />
        {words.title}
      </h1>
      <div className={classes.columns}>
        <TypeAndColour />
        <div>
          <Buttons />
          <Fields />
          <Marks />
          <Tiles />
        </div>
        <Lists />
      </div>
    </main>
  );
}
