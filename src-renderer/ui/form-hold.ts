import { createContext, useCallback, useContext, useEffect, useState } from 'react';

/** Ends a wait; false says that nothing came of it, so that the form is not submitted either. */
type Release = (found: boolean) => void;

const HoldContext = createContext<(() => Release) | null>(null);

/** Gives the fields inside a form their way to hold it up. */
export const FormHoldProvider = HoldContext.Provider;

/**
 * A form that is not submitted while one of its fields is still finding what was chosen in it: whoever presses Enter and
 * Ctrl ↵ at once means what was typed.
 * @param onSubmit called once nothing waits any more, with what the fields have found by then
 */
export function useHeldForm(onSubmit: (() => void) | undefined): { submit: () => void; hold: () => Release } {
  const [waiting, setWaiting] = useState(0);
  const [due, setDue] = useState(false);
  const hold = useCallback(() => {
    let isHeld = true;
    setWaiting((count) => count + 1);
    return (found: boolean) => {
      if (!isHeld) return;
      isHeld = false;
      setWaiting((count) => count - 1);
      if (!found) setDue(false);
    };
  }, []);
  useEffect(() => {
    if (!due || waiting > 0) return;
    setDue(false);
    onSubmit?.();
  }, [due, waiting, onSubmit]);
  return { submit: () => setDue(true), hold };
}

/** How a field holds up the form that it stands in; null where it stands in none. */
export function useFormHold(): (() => Release) | null {
  return useContext(HoldContext);
}
