import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useSettingsPart, type SettingsPart } from '@renderer/stores/settings-part';
import classes from './settings.module.css';

/**
 * One part of the settings, under its heading.
 * @param part the name by which something elsewhere leads to it
 */
export function Section({ title, part, children }: { title: string; part?: SettingsPart; children: ReactNode }) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const wanted = useSettingsPart((state) => part !== undefined && state.wanted === part);
  useEffect(() => {
    if (!wanted) return;
    useSettingsPart.setState({ wanted: null });
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <section ref={section} className={classes.section} aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
