import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { IconGripVertical } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Glyph } from '@renderer/ui';
import classes from './custom-fields.module.css';

const words = strings.customFieldsPage;

interface Item {
  id: string;
  name: string;
}

/** Rows in an order made by hand: dragged by their grip, or moved by the arrow keys while it has the focus. */
export function OrderedList<T extends Item>({
  label,
  items,
  onMove,
  children,
}: {
  label: string;
  items: readonly T[];
  /** Puts a row before another, or last. */
  onMove: (item: T, before: string | null) => void;
  children: (item: T) => ReactNode;
}) {
  const [said, setSaid] = useState('');
  const list = useId();
  const hint = useId();

  function place(item: T, to: number): void {
    const others = items.filter((one) => one.id !== item.id);
    const at = Math.max(0, Math.min(others.length, to));
    if (items.indexOf(item) === at) return;
    setSaid(words.moved(item.name, formatCount(at + 1), formatCount(items.length)));
    onMove(item, others[at]?.id ?? null);
  }

  function onKeyDown(event: KeyboardEvent, item: T): void {
    const at = items.indexOf(item);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    place(item, to);
  }

  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {items.map((item, index) => (
          <Row
            key={item.id}
            item={item}
            list={list}
            hint={hint}
            onKeyDown={(event) => onKeyDown(event, item)}
            onDropped={(id, below) => {
              const dragged = items.find((one) => one.id === id);
              if (dragged === undefined || dragged === item) return;
              const from = items.indexOf(dragged);
              place(dragged, index + (below ? 1 : 0) - (from < index ? 1 : 0));
            }}
          >
            {children(item)}
          </Row>
        ))}
      </ul>
      <span id={hint} hidden>
        {words.moveHint}
      </span>
      <span className="cd-sr" role="status">
        {said}
      </span>
    </>
  );
}

function Row({
  item,
  list,
  hint,
  onKeyDown,
  onDropped,
  children,
}: {
  item: Item;
  list: string;
  hint: string;
  onKeyDown: (event: KeyboardEvent) => void;
  onDropped: (id: string, below: boolean) => void;
  children: ReactNode;
}) {
  const row = useRef<HTMLLIElement>(null);
  const grip = useRef<HTMLButtonElement>(null);
  const [edge, setEdge] = useState<'above' | 'below' | null>(null);
  const dropped = useRef(onDropped);
  useEffect(() => {
    dropped.current = onDropped;
  });
  const { id } = item;
  useEffect(() => {
    const element = row.current;
    if (element === null || grip.current === null) return undefined;
    const isBelow = (y: number) => {
      const box = element.getBoundingClientRect();
      return y > box.top + box.height / 2;
    };
    return combine(
      draggable({ element, dragHandle: grip.current, getInitialData: () => ({ list, id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['list'] === list && source.data['id'] !== id,
        onDrag: ({ location }) => setEdge(isBelow(location.current.input.clientY) ? 'below' : 'above'),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null);
          dropped.current(String(source.data['id']), isBelow(location.current.input.clientY));
        },
      }),
    );
  }, [id, list]);
  return (
    <li ref={row} className={classes.row} data-edge={edge ?? undefined}>
      <button
        ref={grip}
        type="button"
        className={classes.grip}
        aria-label={words.move(item.name)}
        aria-describedby={hint}
        title={words.moveHint}
        onKeyDown={onKeyDown}
      >
        <Glyph icon={IconGripVertical} size={15} />
      </button>
      {children}
    </li>
  );
}
