import { IconPencil, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { strings } from '@shared/locale';
import { formatTimer } from '@shared/locale/format';
import { useDockedCall } from '@renderer/stores/docked-call';
import { useLogCall } from '@renderer/stores/log-call';
import { Button } from '@renderer/ui/button';
import classes from './call-bar.module.css';

/** A running call, docked under the head of every screen: the one full bar of accent. Stopping it opens its entry. */
export function CallBar() {
  const call = useDockedCall((state) => state.call);
  const end = useDockedCall((state) => state.end);
  const open = useLogCall((state) => state.open);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!call) return undefined;
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [call]);
  if (!call) return null;
  const seconds = Math.max(0, Math.floor((now - Date.parse(call.startedAt)) / 1000));
  const seed = { contactId: call.contactId, number: call.number, startedAt: call.startedAt, taskId: call.taskId };
  return (
    <section className={classes.bar} aria-label={strings.shell.onTheLine(call.name)}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.name}>{call.name}</span>
      <span className={classes.second}>{[call.company, call.number].filter(Boolean).join(', ')}</span>
      <span className={classes.timer} role="timer">
        {formatTimer(seconds)}
      </span>
      <Button icon={IconPencil} keys="Ctrl Shift L" onClick={() => open(seed)}>
        {strings.shell.keys.logCall}
      </Button>
      <Button
        icon={IconPhoneOff}
        onClick={() => {
          end();
          open({ ...seed, seconds: Math.max(0, Math.floor((Date.now() - Date.parse(call.startedAt)) / 1000)) });
        }}
      >
        {strings.logCallPage.stop}
      </Button>
    </section>
  );
}
