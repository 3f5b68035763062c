import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconPlus, IconSelector, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { strings } from '@shared/locale';
import { messageOf } from '@renderer/app/ask';
import { Avatar, type AvatarKind } from './avatar';
import { IconButton } from './button';
import { inputProps, type FieldProps } from './fields';
import { Glyph, type TablerIcon } from './glyph';
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
  /** Offers "Add “text”" under what was found. */
  onCreate?: (text: string) => void;
  clearable?: boolean;
}

/** Finds a card, company, deal or colleague by typing; arrows move, Enter takes, Esc closes. */
export function EntityPicker(props: EntityPickerProps) {
  const { value, onChange, search, onCreate, clearable } = props;
  const [text, setText] = useState<string | null>(null);
  const [answer, setAnswer] = useState<{ text: string; options: ReadonlyArray<EntityOption> } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef(0);
  // Enter was quicker than the answer: what comes first in it is taken, never what an older text had found.
  const enterWaits = useRef(false);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      if (!enterWaits.current) setText(null);
    },
  });
  const open = combobox.dropdownOpened;
  const wanted = text ?? '';
  const found = answer?.options ?? null;
  const isAnswered = answer?.text === wanted;
  const canCreate = onCreate !== undefined && wanted.trim() !== '';

  useEffect(() => {
    if (!open) return;
    asked.current += 1;
    const mine = asked.current;
    search(wanted).then(
      (options) => {
        if (mine !== asked.current) return;
        setAnswer({ text: wanted, options });
        setFailure(null);
        if (enterWaits.current) takeFirst(options);
      },
      (reason: unknown) => {
        if (mine !== asked.current) return;
        enterWaits.current = false;
        setFailure(messageOf(reason));
      },
    );
    // What is done with the answer is today's, whichever render asked.
  }, [open, wanted, search]); // eslint-disable-line react-hooks/exhaustive-deps -- see above

  useEffect(() => {
    if (!open || found === null) return;
    if (!isAnswered) combobox.resetSelectedOption();
    else if (found.length > 0 || canCreate) combobox.selectFirstOption();
    // The store object is new on every render; only what was found matters here.
  }, [open, found, isAnswered, canCreate]); // eslint-disable-line react-hooks/exhaustive-deps -- see above

  function takeFirst(options: ReadonlyArray<EntityOption>): void {
    enterWaits.current = false;
    const [first] = options;
    if (first !== undefined) onChange(first);
    else if (canCreate) onCreate?.(wanted.trim());
    combobox.closeDropdown();
    setText(null);
  }

  function take(id: string): void {
    if (id === ':create') onCreate?.(wanted.trim());
    else onChange(found?.find((option) => option.id === id) ?? null);
    combobox.closeDropdown();
  }

  const shown = text ?? value?.label ?? '';
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      shadow="md"
      offset={4}
      zIndex={300}
      classNames={{ dropdown: parts.dropdown, option: parts.option }}
    >
      <Combobox.Target>
        <TextInput
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
            clearable === true && value ? (
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
          rightSectionPointerEvents={clearable === true && value ? 'auto' : 'none'}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) {
              enterWaits.current = false;
              return;
            }
            if (!open || text === null) return;
            // The list that is chosen from may be a moment behind what is shown.
            if (isAnswered && combobox.getSelectedOptionIndex() !== -1) return;
            event.preventDefault();
            event.stopPropagation();
            if (isAnswered && found !== null) takeFirst(found);
            else enterWaits.current = true;
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            if (clearable === true && value && text === '') onChange(null);
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
