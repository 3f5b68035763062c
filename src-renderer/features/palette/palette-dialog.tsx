import { Modal } from '@mantine/core';
import {
  IconBriefcase,
  IconChecklist,
  IconListSearch,
  IconNotes,
  IconPaperclip,
  IconSearch,
} from '@tabler/icons-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { formatDay, formatSettings } from '@shared/locale/format';
import { showPhone } from '@shared/locale/phone';
import { localDateOf } from '@shared/domain/dates';
import { digitsOf } from '@shared/domain/phone';
import { hasPage } from '@renderer/app/pages';
import { ShortcutScope } from '@renderer/app/shortcuts';
import { paletteField, usePalette } from '@renderer/stores/palette';
import { Avatar, Glyph, Keys, type TablerIcon } from '@renderer/ui';
import { useFocusBack } from '@renderer/ui/focus-back';
import { addressOf } from '@renderer/features/search/open-hit';
import { useCommands, type Command } from './commands';
import { matchParts } from './match';
import { Preview } from './preview';
import { useRecentHits, useSearch, type Hit } from './queries';
import classes from './palette.module.css';

const words = strings.palettePage;

type Item = { id: string; group: keyof typeof words.groups; run: () => void } & ({ hit: Hit } | { command: Command });

function Marked({ text, query }: { text: string; query: string }) {
  return matchParts(text, query).map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text));
}

const hitIcons: Partial<Record<Hit['type'], TablerIcon>> = {
  deal: IconBriefcase,
  interaction: IconNotes,
  task: IconChecklist,
  file: IconPaperclip,
};

function detailOf(hit: Hit): string {
  if (hit.detail !== '') return hit.type === 'person' && hit.phone !== null ? showPhone(hit.phone) : hit.detail;
  if (hit.at !== null) return formatDay(localDateOf(hit.at, formatSettings().timeZone));
  return hit.phone === null ? '' : showPhone(hit.phone);
}

function HitLine({ hit, query }: { hit: Hit; query: string }) {
  const icon = hitIcons[hit.type];
  const detail = detailOf(hit);
  // A number that stands at the right already is not shown twice.
  const excerpt =
    hit.excerpt !== null && digitsOf(hit.excerpt) !== '' && digitsOf(hit.excerpt) === digitsOf(detail)
      ? null
      : hit.excerpt;
  return (
    <>
      {icon ? (
        <span className={classes.icon}>
          <Glyph icon={icon} size={16} />
        </span>
      ) : (
        <Avatar id={hit.id} name={hit.title} kind={hit.type === 'company' ? 'company' : 'person'} size={24} />
      )}
      <span className={classes.title}>
        <Marked text={hit.type === 'interaction' && excerpt !== null ? `“${excerpt}”` : hit.title} query={query} />
      </span>
      <span className={classes.second}>
        <Marked
          text={
            hit.type === 'interaction' && excerpt !== null
              ? hit.title
              : [hit.subtitle, excerpt].filter(Boolean).join(', ')
          }
          query={query}
        />
      </span>
      <span className={classes.detail}>
        <Marked text={detail} query={query} />
      </span>
    </>
  );
}

function CommandLine({ command, query }: { command: Command; query: string }) {
  return (
    <>
      <span className={classes.icon}>
        <Glyph icon={command.icon} size={16} />
      </span>
      <span className={classes.title}>
        <Marked text={command.label} query={query} />
      </span>
      {command.keys !== undefined && (
        <span className={classes.detail}>
          <Keys keys={command.keys} />
        </span>
      )}
    </>
  );
}

/** The items in the order of the list: what was found by kind, then what can be done. */
function useItems(text: string) {
  const { close } = usePalette.getState();
  const [, go] = useLocation();
  const answer = useSearch(text);
  const commands = useCommands();
  const empty = text.trim() === '';
  const recent = useRecentHits(empty);

  function openHit(hit: Hit): void {
    close();
    go(addressOf(hit));
  }

  const allResults = (typed: string): Item => ({
    id: 'all-results',
    group: 'do',
    command: {
      id: 'all-results',
      label: strings.searchPage.all(typed.trim()),
      icon: IconListSearch,
      run: () => undefined,
    },
    run: () => {
      close();
      go(`/search/${encodeURIComponent(typed.trim())}`);
    },
  });
  const of = (group: Item['group'], hits: readonly Hit[]): Item[] =>
    hits.map((hit) => ({ id: `${group}-${hit.id}`, group, hit, run: () => openHit(hit) }));
  const found = empty ? null : answer.found;
  const records: Item[] = [
    ...of('recent', empty ? recent : []),
    ...of('people', found?.people ?? []),
    ...of('companies', found?.companies ?? []),
    ...of('deals', [...(found?.deals ?? []), ...(found?.tasks ?? []), ...(found?.interactions ?? [])]),
    ...of('files', found?.files ?? []),
  ];
  const { named, about } = commands(text, found);
  // What was meant by name comes first; what concerns the best hit comes after it.
  const acts = [...named, ...about].map((command): Item => ({
    id: `do-${command.id}`,
    group: 'do',
    command,
    run: () => {
      close();
      // The palette gives the focus back first; what opens next takes it from there.
      window.setTimeout(command.run, 0);
    },
  }));
  // The best few are shown here; the rest has a page. With nothing found, what can be done comes first.
  const all = empty || !hasPage('/search/:query') ? [] : [allResults(text)];
  const items = records.length > 0 ? [...records, ...all, ...acts] : [...acts, ...all];
  const hits = items.filter((item) => 'hit' in item).length;
  return { items, hits, named: named.length, answer, empty };
}

export function PaletteDialog() {
  useFocusBack();
  const { close, text, put } = usePalette();
  const [at, setAt] = useState(0);
  const { items, hits, named, answer, empty } = useItems(text);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const index = Math.min(at, items.length - 1);
  const current = items[index];
  const contactId = current && 'hit' in current ? current.hit.contactId : null;
  const groups = useMemo(() => [...new Set(items.map((item) => item.group))], [items]);

  // A new answer has a new best hit.
  useEffect(() => setAt(0), [answer.text]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const field = event.currentTarget;
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (move !== undefined && items.length > 0) {
      event.preventDefault();
      const to = index + move;
      setAt(Math.abs(move) === 1 ? (to + items.length) % items.length : Math.max(0, Math.min(items.length - 1, to)));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      current?.run();
    } else if (
      event.key.toLowerCase() === 'c' &&
      (event.ctrlKey || event.metaKey) &&
      field.selectionStart === field.selectionEnd
    ) {
      // With nothing selected in the field, the number is meant.
      document.querySelector<HTMLElement>(`.${classes.preview} [aria-keyshortcuts$="+C"]`)?.click();
    }
  }

  return (
    <Modal.Root
      opened
      onClose={close}
      size={780}
      zIndex={400}
      yOffset={112}
      xOffset={16}
      classNames={{ content: classes.content }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={words.title}>
        <Modal.Body className={classes.body}>
          <ShortcutScope>
            <div className={classes.head}>
              <Glyph icon={IconSearch} size={19} />
              <input
                id={paletteField}
                className={classes.field}
                role="combobox"
                aria-expanded
                aria-controls={listId}
                aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
                aria-autocomplete="list"
                aria-label={words.title}
                placeholder={words.placeholder}
                autoComplete="off"
                spellCheck={false}
                value={text}
                data-autofocus
                autoFocus
                onChange={(event) => put(event.currentTarget.value)}
                onKeyDown={onKeyDown}
              />
              <Keys keys="Esc" />
            </div>
            <div className={classes.columns} data-preview={contactId !== null || undefined}>
              <div ref={list} id={listId} role="listbox" aria-label={words.results} className={classes.list}>
                {answer.failure !== null && (
                  <p className={classes.failure} role="alert">
                    {answer.failure}
                  </p>
                )}
                {!empty && answer.found !== null && hits === 0 && named === 0 && (
                  <p className={classes.nothing}>
                    {words.nothing(answer.text)} {words.nothingHint}
                  </p>
                )}
                {groups.map((group) => (
                  <div key={group} role="group" aria-label={words.groups[group]}>
                    <div className={classes.group} aria-hidden>
                      {words.groups[group]}
                    </div>
                    {items.map((item, place) =>
                      item.group === group ? (
                        <div
                          key={item.id}
                          id={`${listId}-${item.id}`}
                          role="option"
                          aria-selected={place === index}
                          className={classes.option}
                          onMouseMove={() => place !== index && setAt(place)}
                          onMouseDown={(event) => event.preventDefault()}
                          onClick={item.run}
                        >
                          {'hit' in item ? (
                            <HitLine hit={item.hit} query={text} />
                          ) : (
                            <CommandLine command={item.command} query={text} />
                          )}
                        </div>
                      ) : null,
                    )}
                  </div>
                ))}
              </div>
              {contactId !== null && <Preview key={contactId} contactId={contactId} onLeave={close} />}
            </div>
            <div className={classes.foot}>
              <span>
                <Keys keys="↑ ↓" /> {words.move}
              </span>
              <span>
                <Keys keys="Enter" /> {words.openFoot}
              </span>
              <span>
                <Keys keys="Tab" /> {words.actionsFoot}
              </span>
              <span className={classes.hint}>{words.hint}</span>
              <span className={classes.measured} role="status">
                {!empty &&
                  answer.found !== null &&
                  words.measured(hits, named, answer.milliseconds < 1 ? '1' : String(Math.round(answer.milliseconds)))}
              </span>
            </div>
          </ShortcutScope>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
