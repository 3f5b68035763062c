import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconPlus, IconSelector, IconX } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { strings } from '@shared/locale';
import { askWhileWanted, messageOf } from '@renderer/app/ask';
import { Avatar, type AvatarKind } from './avatar';
import { IconButton } from './button';
import { inputProps, type FieldProps } from './fields';
import { useFormHold } from './form-hold';
import { Glyph, type TablerIcon } from './glyph';
import { useOpensWithin } from './popover';
import { SkeletonBar } from './skeleton';
import classes from './entity-picker.module.css';
import parts from '@renderer/app/theme/parts.module.css';

export interface EntityOption {
  id: string;
  label: string;
  /** In ink-3 beside it: the company, the number. */
  second?: string;
  kind?: AvatarKind;
  /** In place of the avatar, for deals and the like. */
  icon?: TablerIcon;
}

export interface EntityPickerProps extends Omit<FieldProps, 'icon'> {
  value: EntityOption | null;
  onChange: (value: EntityOption | null) => void;
  /** Called as one types; an older answer that comes late is passed over. '' asks for the likeliest. */
  search: (text: string) => Promise<ReadonlyArray<EntityOption>>;
  /** Offers "Add “text”" under what was found. A form waits until what it returns is settled. */
  onCreate?: (text: string) => void | Promise<void>;
  clearable?: boolean;
  /** Called once somebody chose by Enter or by a click, and did not go on from here by themselves. */
  onChosen?: () => void;
}

/** Whether the focus goes on within a form: to another field, or to the button that submits. */
function goesOn(to: EventTarget | null): boolean {
  return to instanceof Element && to.matches('input, textarea, select, [role="combobox"], [type="submit"]');
}

/**
 * Finds a card, company, deal or colleague by typing; arrows move, Enter takes, Esc closes. In a form, whoever goes on
 * with Tab, with Ctrl ↵ or to another field takes what is marked as well: what was typed is never dropped in silence.
 */
export function EntityPicker(props: EntityPickerProps) {
  const { value, onChange, search, onCreate, clearable, onChosen } = props;
  const [text, setText] = useState<string | null>(null);
  const [answer, setAnswer] = useState<{ text: string; options: ReadonlyArray<EntityOption> } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const asked = useRef(0);
  const hold = useFormHold();
  // The choice was quicker than the answer: what comes first in it is taken, never what an older text had found.
  const waiting = useRef<((found: boolean) => void) | null>(null);
  // Until the choice is drawn, an event still sees the text that it was made of, and would wait for it a second time.
  const isTaken = useRef(false);
  const goesAway = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      if (waiting.current === null) setText(null);
    },
  });
  const open = combobox.dropdownOpened;
  const wanted = text ?? '';
  const found = answer?.options ?? null;
  const isAnswered = answer?.text === wanted;
  const canCreate = onCreate !== undefined && wanted.trim() !== '';
  // Whoever has emptied the field wants nobody, not the likeliest.
  const empties = clearable === true && value !== null && text === '';

  function stopWaiting(wasFound: boolean): void {
    waiting.current?.(wasFound);
    waiting.current = null;
  }

  // Looked at after every render: Enter may also come between an answer and the render that shows it.
  useLayoutEffect(() => {
    if (waiting.current !== null && answer?.text === wanted) takeFirst(answer.options);
  });

  useEffect(() => {
    if (!open) return;
    asked.current += 1;
    const mine = asked.current;
    const isWanted = () => mine === asked.current;
    askWhileWanted(() => search(wanted), isWanted).then(
      (options) => {
        if (!isWanted()) return;
        setAnswer({ text: wanted, options });
        setFailure(null);
      },
      (reason: unknown) => {
        if (!isWanted()) return;
        stopWaiting(false);
        setFailure(messageOf(reason));
      },
    );
  }, [open, wanted, search, tries]);

  useEffect(() => {
    if (!open || found === null) return;
    if (!isAnswered || empties) combobox.resetSelectedOption();
    else if (found.length > 0 || canCreate) combobox.selectFirstOption();
    // The store object is new on every render; only what was found matters here.
  }, [open, found, isAnswered, canCreate, empties]); // eslint-disable-line react-hooks/exhaustive-deps -- see above

  // What is typed after a choice is another search, not more of the name that was chosen.
  const chosen = value?.label;
  useEffect(() => {
    if (chosen !== undefined && input.current === document.activeElement) input.current?.select();
  }, [chosen]);

  useEffect(
    () => () => {
      // An answer that comes after the picker has gone chooses nothing.
      asked.current += 1;
      waiting.current?.(false);
      waiting.current = null;
    },
    [],
  );

  function choose(option: EntityOption | undefined): void {
    const release = waiting.current ?? hold?.();
    waiting.current = null;
    isTaken.current = true;
    const made = option === undefined ? onCreate?.(wanted.trim()) : onChange(option);
    void Promise.resolve(made).finally(() => release?.(true));
    combobox.closeDropdown();
    setText(null);
    if (!goesAway.current) onChosen?.();
  }

  function clear(): void {
    onChange(null);
    combobox.closeDropdown();
  }

  function takeFirst(options: ReadonlyArray<EntityOption>): void {
    if (options.length > 0 || canCreate) choose(options[0]);
    else {
      stopWaiting(false);
      if (!open) setText(null);
    }
  }

  function take(id: string): void {
    const option = found?.find((one) => one.id === id);
    if (option !== undefined || id === ':create') choose(option);
  }

  /** Takes what is marked for what was typed, at once or when it is found. */
  function takeTyped(): void {
    if (waiting.current !== null || isTaken.current || wanted.trim() === '') return;
    if (isAnswered && combobox.getSelectedOptionIndex() !== -1) combobox.clickSelectedOption();
    else if (isAnswered && found !== null) takeFirst(found);
    else {
      waiting.current = hold?.() ?? (() => undefined);
      if (failure !== null) setTries(tries + 1);
    }
  }

  const shown = text ?? value?.label ?? '';
  const canClear = clearable === true && value !== null && props.disabled !== true;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      shadow="md"
      offset={4}
      zIndex={300}
      {...useOpensWithin()}
      classNames={{ dropdown: parts.dropdown, option: parts.option }}
    >
      <Combobox.Target>
        <TextInput
          ref={input}
          {...inputProps(props)}
          error={props.error ? inputProps(props).error : failure}
          placeholder={props.placeholder ?? strings.ui.picker.placeholder}
          value={shown}
          autoComplete="off"
          leftSection={
            value && text === null ? (
              value.icon ? (
                <Glyph icon={value.icon} />
              ) : (
                <Avatar id={value.id} name={value.label} kind={value.kind} size={20} />
              )
            ) : undefined
          }
          rightSection={
            canClear ? (
              <IconButton
                icon={IconX}
                label={strings.ui.remove(value.label)}
                size={24}
                // By keyboard it is cleared by emptying it; one more stop would stand in the way of the next field.
                tabIndex={-1}
                onClick={() => onChange(null)}
              />
            ) : (
              <Glyph icon={IconSelector} size={14} />
            )
          }
          rightSectionPointerEvents={canClear ? 'auto' : 'none'}
          onChange={(event) => {
            stopWaiting(false);
            isTaken.current = false;
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDownCapture={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') stopWaiting(false);
            if (!open) return;
            goesAway.current = event.key === 'Tab' || event.ctrlKey || event.metaKey;
            if (event.key === 'Tab' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
              if (hold !== null) takeTyped();
            } else if (event.key === 'Enter') {
              const isMarked = isAnswered && combobox.getSelectedOptionIndex() !== -1;
              // Nothing was typed: Enter is for what the arrows have marked, or else for the form.
              if (isMarked || (isAnswered && wanted === '' && !empties)) return;
              event.preventDefault();
              event.stopPropagation();
              if (empties) clear();
              else takeTyped();
            }
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => {
            goesAway.current = false;
            event.currentTarget.select();
          }}
          onBlur={(event) => {
            goesAway.current = true;
            if (open && hold !== null && goesOn(event.relatedTarget)) takeTyped();
            if (empties) clear();
            combobox.closeDropdown();
            props.onBlur?.();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found === null && !canCreate && failure !== null}>
        <Combobox.Options aria-label={props.label} mah={300} style={{ overflowY: 'auto' }}>
          {found === null && (
            <div className={classes.quiet}>
              <SkeletonBar width={140} />
            </div>
          )}
          {found?.map((option) => (
            <Combobox.Option key={option.id} value={option.id}>
              <span className={classes.option}>
                {option.icon ? (
                  <Glyph icon={option.icon} />
                ) : (
                  <Avatar id={option.id} name={option.label} kind={option.kind} size={20} />
                )}
                <span className={classes.name}>{option.label}</span>
                {option.second !== undefined && <span className={classes.second}>{option.second}</span>}
              </span>
            </Combobox.Option>
          ))}
          {found?.length === 0 && !canCreate && (
            <Combobox.Empty className={classes.quiet}>{strings.ui.picker.nothing}</Combobox.Empty>
          )}
          {canCreate && (
            <Combobox.Option value=":create">
              <span className={classes.option}>
                <Glyph icon={IconPlus} />
                {strings.ui.picker.create(wanted.trim())}
              </span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
