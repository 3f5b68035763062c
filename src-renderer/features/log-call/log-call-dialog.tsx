import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconCoin,
  IconHeading,
  IconHourglass,
  IconPhone,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { strings } from '@shared/locale';
import { formatClock, formatDuration } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import type { LogCallSeed } from '@renderer/stores/log-call';
import {
  CheckField,
  DateField,
  Dialog,
  EntityPicker,
  Failure,
  FieldError,
  Glyph,
  LinkButton,
  NextStepTiles,
  OutcomeTiles,
  SegmentedTabs,
  SelectField,
  TextAreaField,
  TextField,
} from '@renderer/ui';
import { FactChips } from '@renderer/features/facts/fact-chips';
import { onNoteKey } from '@renderer/ui/note-keys';
import { hasLength } from './call-entry';
import { ChannelTiles } from './channel-tiles';
import { parseCallLength, parseClock } from './call-length';
import type { StepKind } from './drafts';
import { findContacts } from '@renderer/app/find-contacts';
import { useCallForm, type CallForm } from './use-call-form';
import classes from './log-call.module.css';

const words = strings.logCallPage;
const kinds = (Object.keys(words.kinds) as StepKind[]).map((value) => ({ value, label: words.kinds[value] }));

function NumberField({ form }: { form: CallForm }) {
  const { phones, number, change } = form;
  const listed = phones.map((phone) => ({
    value: phone.value,
    label: [showPhone(phone.normalised ?? phone.value), phone.label].filter(Boolean).join(', '),
  }));
  const other =
    number !== null && !listed.some((choice) => choice.value === number)
      ? [{ value: number, label: showPhone(number) }]
      : [];
  const choices = [...listed, ...other].filter(
    (choice, at, all) => all.findIndex((one) => one.value === choice.value) === at,
  );
  if (phones.length === 0) {
    return (
      <TextField
        label={words.number}
        icon={IconPhone}
        inputMode="tel"
        value={number ?? ''}
        placeholder={words.noNumber}
        onChange={(text) => change({ number: text === '' ? null : text })}
      />
    );
  }
  return (
    <SelectField
      label={words.number}
      icon={IconPhone}
      value={number}
      choices={choices}
      onChange={(value) => change({ number: value })}
    />
  );
}

function WhenAndAbout({ form }: { form: CallForm }) {
  const { draft, change, errors, card, running } = form;
  const deals = (card?.deals ?? []).filter((deal) => deal.stageKind === 'open' || deal.id === draft.dealId);
  const tidyTime = (): void => {
    const clock = parseClock(draft.time);
    if (clock !== null && formatClock(clock) !== draft.time) change({ time: formatClock(clock) });
  };
  const tidyLength = (): void => {
    const seconds = parseCallLength(draft.length);
    if (seconds !== null && formatDuration(seconds) !== draft.length) change({ length: formatDuration(seconds) });
  };
  return (
    <div className={classes.when} data-short={!hasLength(draft.channel) || undefined}>
      <DateField label={words.day} required value={draft.day} onChange={(day) => day !== null && change({ day })} />
      <TextField
        label={words.time}
        icon={IconClock}
        value={draft.time}
        error={errors.time}
        onChange={(time) => change({ time })}
        onBlur={tidyTime}
      />
      {hasLength(draft.channel) && (
        <TextField
          label={words.length}
          icon={IconHourglass}
          value={draft.length}
          error={errors.length}
          placeholder={running ?? words.lengthHint}
          onChange={(length) => change({ length })}
          onBlur={tidyLength}
        />
      )}
      <SelectField
        label={words.about}
        icon={IconCoin}
        value={draft.dealId ?? ''}
        choices={[
          { value: '', label: words.aboutNothing },
          ...deals.map((deal) => ({ value: deal.id, label: deal.title })),
        ]}
        onChange={(dealId) => change({ dealId: dealId === '' ? null : dealId })}
      />
    </div>
  );
}

function NextStep({ form }: { form: CallForm }) {
  const { draft, change, errors, stepTitle } = form;
  return (
    <div className={classes.next}>
      <NextStepTiles value={draft.next} onChange={(next) => change({ next })} />
      {draft.next !== null && draft.next.date !== null && (
        <div className={classes.step}>
          <SelectField
            label={words.stepKind}
            value={draft.stepKind}
            choices={kinds}
            onChange={(stepKind) => change({ stepKind })}
          />
          <TextField
            label={words.stepTitle}
            value={stepTitle}
            error={errors.step}
            onChange={(text) => change({ stepTitle: text })}
          />
        </div>
      )}
    </div>
  );
}

/** The dialog that logs a call; see LOOK.md, picture 12. What is typed is kept until it is saved or discarded. */
export function LogCallDialog({ seed }: { seed: LogCallSeed }) {
  const form = useCallForm(seed);
  const { draft, change, errors, card, contactId, touched } = form;
  const isCall = draft.channel === 'call';
  const notes = useRef<HTMLTextAreaElement>(null);
  return (
    <Dialog
      opened
      width={720}
      onClose={form.close}
      title={words.titles[draft.channel]}
      onSubmit={form.submit}
      cancel={words.close}
      headActions={
        draft.channel !== 'note' && (
          <SegmentedTabs
            label={words.direction}
            value={draft.direction}
            choices={[
              { value: 'out', label: words.out },
              { value: 'in', label: words.in },
            ]}
            onChange={(direction) => change({ direction })}
          />
        )
      }
      note={
        touched ? (
          <>
            <Glyph icon={IconCircleCheck} size={14} className={classes.kept} />
            {words.draftKept}
            <LinkButton onClick={form.discard}>{words.discard}</LinkButton>
          </>
        ) : (
          words.altHint
        )
      }
      submit={words.saves[draft.channel === 'call' || draft.channel === 'note' ? draft.channel : 'other']}
    >
      <ChannelTiles value={draft.channel} onChange={(channel) => change({ channel })} />
      <div className={classes.pair}>
        <EntityPicker
          label={words.with}
          required={false}
          value={
            card === null
              ? null
              : {
                  id: card.id,
                  label: card.displayName,
                  second: card.employments.find((job) => job.isCurrent)?.companyName,
                  kind: card.kind,
                }
          }
          search={findContacts}
          onChange={(option) => form.chooseContact(option?.id ?? null)}
          onCreate={(name) => form.addPerson(name)}
          onChosen={() => notes.current?.focus()}
          error={errors.contact}
          dataAutofocus={contactId === null}
        />
        {isCall ? (
          <NumberField form={form} />
        ) : (
          <TextField
            label={words.subject}
            icon={IconHeading}
            value={draft.subject}
            maxLength={500}
            onChange={(subject) => change({ subject })}
          />
        )}
      </div>
      {card?.doNotCall === true && draft.direction === 'out' && isCall && (
        <p className={classes.warn}>
          <Glyph icon={IconAlertTriangle} size={14} />
          {words.asked(card.displayName)}
        </p>
      )}
      <WhenAndAbout form={form} />
      <TextAreaField
        ref={notes}
        label={words.notes}
        value={draft.notes}
        placeholder={words.notesHint}
        minRows={3}
        maxRows={9}
        error={errors.notes}
        onChange={(notes) => change({ notes })}
        onKeyDown={(event) => void onNoteKey(event)}
        dataAutofocus={contactId !== null}
      />
      {card !== null && <FactChips card={card} text={draft.notes} />}
      {isCall && (
        <div>
          <OutcomeTiles value={draft.outcome} choices={form.outcomes} onChange={(outcome) => change({ outcome })} />
          {errors.outcome !== undefined && (
            <p className={classes.error} role="alert">
              <FieldError text={errors.outcome} />
            </p>
          )}
        </div>
      )}
      {draft.channel !== 'note' && (
        <div className={classes.kindOf}>
          <CheckField label={words.inquiry} checked={draft.isInquiry} onChange={(isInquiry) => change({ isInquiry })} />
          <SegmentedTabs
            label={words.purpose}
            value={draft.purpose}
            choices={[
              { value: 'sales', label: words.sales },
              { value: 'service', label: words.service },
            ]}
            onChange={(purpose) => change({ purpose })}
          />
        </div>
      )}
      <NextStep form={form} />
      {form.tickable !== null && (
        <CheckField
          label={words.fulfils(form.tickable.title)}
          checked={form.fulfils === form.tickable.id}
          onChange={(checked) => change({ fulfils: checked ? (form.tickable?.id ?? null) : null })}
        />
      )}
      {form.failure !== null && <Failure>{form.failure}</Failure>}
    </Dialog>
  );
}
