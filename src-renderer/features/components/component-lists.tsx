import { IconCalendarEvent, IconPhoneOutgoing, IconSpeakerphone, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Avatar,
  Button,
  ConfirmDialog,
  DataGrid,
  DealCard,
  Dialog,
  EmptyState,
  JobProgress,
  LastSaid,
  NextStepTiles,
  notify,
  nothingSelected,
  OutcomeMark,
  OutcomeTiles,
  SkeletonRow,
  TextAreaField,
  Timeline,
  TimelineChange,
  TimelineEntry,
  TimelineGroup,
  ToastCard,
  type GridSelection,
  type GridSort,
  type NextStepValue,
} from '@renderer/ui';
import { samples, words } from './sample-data';
import classes from './components-page.module.css';
import { Part } from './part';

export function Tiles() {
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
        submit={words.saveCall}
      >
        <TextAreaField label={words.notes} value="" onChange={() => undefined} dataAutofocus />
        <OutcomeTiles value={outcome} onChange={setOutcome} />
        <NextStepTiles value={next} onChange={setNext} today="2026-11-20" />
      </Dialog>
      <ConfirmDialog
        opened={asking}
        title={words.delete4}
        text={words.deleteText}
        confirm={words.delete4}
        onConfirm={() => setAsking(false)}
        onClose={() => setAsking(false)}
      />
    </Part>
  );
}

export function Lists() {
  const [selection, setSelection] = useState<GridSelection>(nothingSelected);
  const [sort, setSort] = useState<GridSort>({ key: 'name', direction: 'asc' });
  return (
    <div>
      <Part title={words.row}>
        <div className={classes.grid}>
          <DataGrid
            pageKeys={false}
            label={words.row}
            rows={samples.rows}
            total={samples.rows.length}
            rowLabel={(row) => row.name}
            selection={selection}
            onSelection={setSelection}
            sort={sort}
            onSort={setSort}
            columns={[
              {
                key: 'name',
                header: words.name,
                width: '1fr',
                sortKey: 'name',
                render: (row) => (
                  <span style={{ display: 'inline-flex', alignItems: 'center', gap: 9 }}>
                    <Avatar id={row.id} name={row.name} />
                    {row.name}
                  </span>
                ),
              },
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
          <TimelineEntry
            icon={IconPhoneOutgoing}
            title={words.call}
            meta={
              <>
                <OutcomeMark outcome="connected" /> 12 min
              </>
            }
            when="Tue 10 Nov 09:18"
            who={<Avatar id="ml" name="Mara Lindqvist" kind="user" size={18} />}
            text={words.boardSigned}
          />
          <TimelineChange when="9 Nov">{words.dealMoved}</TimelineChange>
        </Timeline>
        <div style={{ height: 12 }} />
        <LastSaid
          text={words.boardSigned}
          meta="Tue 10 Nov, by phone, to you"
          next={{
            text: words.ring,
            due: 'Today 14:30',
            tone: 'now',
            actions: (
              <Button size="xs" keys="D">
                {words.done}
              </Button>
            ),
          }}
        />
      </Part>
      <Part title={words.dealCard}>
        <div className={classes.two}>
          <DealCard
            title="Staff room, 2 floors"
            company={{ id: 'coleg', name: 'Coleg Taf' }}
            value="£6,900"
            quiet={{ days: 24, tone: 'warn' }}
            next={null}
            nextKey="S"
          />
          <DealCard
            title="Sample order, Lyon"
            company={{ id: 'maison', name: 'Maison Fontaine' }}
            value="£4,900"
            next={{ text: 'Send samples', due: '30 Nov' }}
            current
          />
        </div>
      </Part>
      <Part title={words.toasts}>
        <div className={classes.stack}>
          <ToastCard
            still
            kind="done"
            text={words.moved}
            action={{ label: words.undo, keys: 'Ctrl Z', run: () => undefined }}
          />
          <ToastCard still kind="error" text={words.notSaved} action={{ label: words.again, run: () => undefined }} />
          <div style={{ width: '100%' }}>
            <JobProgress
              title={words.importing}
              done={61_240}
              total={100_000}
              secondsLeft={2}
              stopHint={words.stopHint}
              onStop={() => undefined}
            />
          </div>
          <SkeletonRow now />
        </div>
      </Part>
      <Part title={words.empty}>
        <EmptyState
          icon={IconSpeakerphone}
          title={words.emptyTitle}
          text={words.emptyText}
          ghost={samples.ghost}
          action={
            <Button kind="primary" size="lg" icon={IconUser} keys="N">
              {words.newContact}
            </Button>
          }
        />
      </Part>
    </div>
  );
}
