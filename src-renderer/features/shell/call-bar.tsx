import { IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { strings } from '@shared/locale';
import { useDockedCall } from '@renderer/stores/docked-call';
import { useLogCall } from '@renderer/stores/log-call';
import { Button } from '@renderer/ui/button';
import classes from './call-bar.module.css';

/** "4:07" */
function clockOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A running call, docked under the head of every screen: the one full bar of accent. */
export function CallBar() {
  const call = useDockedCall((state) => state.call);
  const open = useLogCall((state) => state.open);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!call) return undefined;
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [call]);
  if (!call) return null;
  return (
    <section className={classes.bar} aria-label={strings.shell.onTheLine(call.name)}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.name}>{call.name}</span>
      <span className={classes.second}>{[call.company, call.number].filter(Boolean).join(' · ')}</span>
      <span className={classes.timer} role="timer">
        {clockOf(now - Date.parse(call.startedAt))}
      </span>
      <Button icon={IconPencil} onClick={() => open({ contactId: call.contactId, number: call.number })}>
        {strings.shell.keys.logCall}
      </Button>
    </section>
  );
}
