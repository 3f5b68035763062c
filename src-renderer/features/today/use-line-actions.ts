import { useLayoutEffect, useRef, useState } from 'react';
import type { LineActions } from './task-line';

/** The same object for as long as the page stands, which does what was given last. */
export function useLineActions(now: LineActions): LineActions {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const [actions] = useState<LineActions>(() => ({
    hover: (task, over) => latest.current.hover(task, over),
    snoozing: (task, open) => latest.current.snoozing(task, open),
    focus: (task) => latest.current.focus(task),
    open: (task) => latest.current.open(task),
    call: (task) => latest.current.call(task),
    done: (task) => latest.current.done(task),
  }));
  return actions;
}
