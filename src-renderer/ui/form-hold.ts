import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';

/** Ends a wait; false says that nothing came of it, so that the form is not submitted either. */
type Release = (found: boolean) => void;

const HoldContext = createContext<(() => Release) | null>(null);

/** Gives the fields inside a form their way to hold it up. */
export const FormHoldProvider = HoldContext.Provider;

/** How a form is submitted: as it is meant to be, or in its other way ("Save and open"). */
export type SubmitWay = 'main' | 'other';

/**
 * A form that is not submitted while one of its fields is still finding what was chosen in it: whoever presses Enter and
 * Ctrl ↵ at once means what was typed. Nor is it submitted again before what was submitted has ended.
 * @param onSubmit called once nothing waits any more, with what the fields have found by then
 */
export function useHeldForm(onSubmit: (way: SubmitWay) => void | Promise<void>) {
  const [waiting, setWaiting] = useState(0);
  const [due, setDue] = useState<SubmitWay | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const hold = useCallback(() => {
    let isHeld = true;
    setWaiting((count) => count + 1);
    return (found: boolean) => {
      if (!isHeld) return;
      isHeld = false;
      setWaiting((count) => count - 1);
      if (!found) setDue(null);
    };
  }, []);
  const run = useCallback(
    async (way: SubmitWay): Promise<void> => {
      const ending = onSubmit(way);
      if (ending === undefined) return;
      running.current = true;
      setBusy(true);
      try {
        await ending;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [onSubmit],
  );
  useEffect(() => {
    if (due === null || waiting > 0) return;
    setDue(null);
    if (!running.current) void run(due);
  }, [due, waiting, run]);
  return { submit: (way: SubmitWay = 'main') => setDue(way), hold, busy };
}

/** How a field holds up the form that it stands in; null where it stands in none. */
export function useFormHold(): (() => Release) | null {
  return useContext(HoldContext);
}
