import type { ReactNode } from 'react';
import classes from './components-page.module.css';

/** A part of the components page under its name. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
