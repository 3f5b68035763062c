import { IconArrowMerge, IconCalendarEvent, IconClock, IconDots, IconPencil, IconPhone, IconPhoneOutgoing, IconPrinter, IconSpeakerphone, IconStar, IconTag, IconTrash, IconUser } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import {
  AddChip, Avatar, Button, CheckField, Chip, ConfirmDialog, DataGrid, DateField, DealCard, DeckCard, Dialog, EmptyState, EntityPicker, FilterChip, IconButton, InlineText,
  JobProgress, Keycap, KeyFigure, Keys, LastSaid, LifecycleMark, MenuList, MoneyField, NextStepTiles, notify, nothingSelected, OutcomeMark, outcomes, OutcomeTiles, Pill, SectionHead,
  SegmentedTabs, SelectField, SkeletonRow, StageRing, StepHeader, SwitchField, Tag, TextAreaField, TextField, Timeline, TimelineChange, TimelineEntry, TimelineGroup, Tip, ToastCard, ViewTabs,
  type ButtonKind, type EntityOption, type GridSelection, type GridSort, type NextStepValue,
} from '@renderer/ui';
import { Logo } from '@renderer/features/shell/logo';
import { samples, words } from './sample-data';
import classes from './components-page.module.css';

const swatches = ['canvas', 'sheet', 'sunken', 'well', 'line', 'line-2', 'ink-1', 'ink-2', 'ink-3', 'ink-4', 'accent', 'accent-soft', 'accent-soft-2', 'good', 'warn', 'bad'] as const;
const kinds: ReadonlyArray<readonly [string, ButtonKind, string]> = [
  [words.primary, 'primary', words.saveCall],
  [words.default, 'default', words.snooze],
  [words.soft, 'soft', words.callInOrder],
  [words.ghost, 'ghost', words.close],
  [words.danger, 'danger', words.delete4],
];

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

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
      <InlineText label={words.jobTitle} value={text} onSave={(value) => (value.length < 2 ? words.tooShort : setText(value))} />
    </Part>
  );
}

function Marks() {
  return (
    <Part title={words.marks}>
      <div className={classes.line}>
        <FilterChip icon={IconClock} field={words.lastContact} verb={words.within} value={words.months12} onRemove={() => undefined} />
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

function Tiles() {
  const [outcome, setOutcome] = useState<string | null>('connected');
  const [next, setNext] = useState<NextStepValue | null>({ choice: 'monday', date: '2026-11-23' });
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <Part title={words.tiles}>
      <OutcomeTiles value={outcome} onChange={setOutcome} />
      <div style={{ height: 14 }} />
      <NextStepTiles value={next} onChange={setNext} today="2026-11-20" />
      <div className={classes.line} style={{ marginTop: 12 }}>
        <Button onClick={() => setOpen(true)}>{words.openDialog}</Button>
        <Button onClick={() => setAsking(true)}>{words.ask}</Button>
        <Button onClick={() => notify.done(words.moved, { undo: () => undefined })}>{words.toast}</Button>
      </div>
      <Dialog
        opened={open}
        onClose={() => setOpen(false)}
        title={words.logACall}
        onSubmit={() => setOpen(false)}
        note={words.draftKept}
        actions={
          <>
            <Button kind="ghost" size="md" keys="Esc" onClick={() => setOpen(false)}>
              {words.close}
            </Button>
            <Button kind="primary" size="md" keys="Ctrl Enter" type="submit">
              {words.saveCall}
            </Button>
          </>
        }
      >
        <TextAreaField label={words.notes} value="" onChange={() => undefined} dataAutofocus />
        <OutcomeTiles value={outcome} onChange={setOutcome} />
        <NextStepTiles value={next} onChange={setNext} today="2026-11-20" />
      </Dialog>
      <ConfirmDialog opened={asking} title={words.delete4} text={words.deleteText} confirm={words.delete4} onConfirm={() => setAsking(false)} onClose={() => setAsking(false)} />
    </Part>
  );
}

function Lists() {
  const [selection, setSelection] = useState<GridSelection>(nothingSelected);
  const [sort, setSort] = useState<GridSort>({ key: 'name', direction: 'asc' });
  return (
    <div>
      <Part title={words.row}>
        <div className={classes.grid}>
          <DataGrid
            label={words.row}
            rows={samples.rows}
            total={samples.rows.length}
            rowLabel={(row) => row.name}
            selection={selection}
            onSelection={setSelection}
            sort={sort}
            onSort={setSort}
            columns={[
              { key: 'name', header: words.name, width: '1fr', sortKey: 'name', render: (row) => <span style={{ display: 'inline-flex', alignItems: 'center', gap: 9 }}><Avatar id={row.id} name={row.name} />{row.name}</span> },
              { key: 'company', header: words.company, width: '1fr', render: (row) => row.company },
              { key: 'value', header: words.value, width: '70px', align: 'right', render: (row) => row.value },
            ]}
          />
        </div>
      </Part>
      <Part title={words.timeline}>
        <Timeline label={words.timeline}>
          <TimelineGroup>{words.comingUp}</TimelineGroup>
          <TimelineEntry kind="plan" icon={IconCalendarEvent} title={words.survey} when="Tue 24 Nov" />
          <TimelineEntry icon={IconPhoneOutgoing} title={words.call} meta={<><OutcomeMark outcome="connected" /> 12 min</>} when="Tue 10 Nov 09:18" who={<Avatar id="ml" name="Mara Lindqvist" kind="user" size={18} />} text={words.boardSigned} />
          <TimelineChange when="9 Nov">{words.dealMoved}</TimelineChange>
        </Timeline>
        <div style={{ height: 12 }} />
        <LastSaid text={words.boardSigned} meta="Tue 10 Nov, by phone, to you" next={{ text: words.ring, due: 'Today 14:30', tone: 'now', actions: <Button size="xs" keys="D">{words.done}</Button> }} />
      </Part>
      <Part title={words.dealCard}>
        <div className={classes.two}>
          <DealCard title="Staff room, 2 floors" company={{ id: 'coleg', name: 'Coleg Taf' }} value="£6,900" quiet={{ days: 24, tone: 'warn' }} next={null} nextKey="S" />
          <DealCard title="Sample order, Lyon" company={{ id: 'maison', name: 'Maison Fontaine' }} value="£4,900" next={{ text: 'Send samples', due: '30 Nov' }} current />
        </div>
      </Part>
      <Part title={words.toasts}>
        <div className={classes.stack}>
          <ToastCard still kind="done" text={words.moved} action={{ label: words.undo, keys: 'Ctrl Z', run: () => undefined }} />
          <ToastCard still kind="error" text={words.notSaved} action={{ label: words.again, run: () => undefined }} />
          <div style={{ width: '100%' }}>
            <JobProgress title={words.importing} done={61_240} total={100_000} secondsLeft={2} stopHint={words.stopHint} onStop={() => undefined} />
          </div>
          <SkeletonRow now />
        </div>
      </Part>
      <Part title={words.empty}>
        <EmptyState icon={IconSpeakerphone} title={words.emptyTitle} text={words.emptyText} ghost={samples.ghost} action={<Button kind="primary" size="lg" icon={IconUser} keys="N">{words.newContact}</Button>} />
      </Part>
    </div>
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
