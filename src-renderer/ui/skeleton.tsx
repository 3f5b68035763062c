import { useEffect, useState } from 'react';
import { strings } from '@shared/locale';
import { cx } from './glyph';
import classes from './skeleton.module.css';

/** True once `loading` has lasted 120 ms: what is quicker shows no bars at all. */
export function useSlow(loading: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!loading) return undefined;
    const timer = window.setTimeout(() => setSlow(true), 120);
    return () => {
      window.clearTimeout(timer);
      setSlow(false);
    };
  }, [loading]);
  return loading && slow;
}

/** A bar in the place of text; it takes its room at once and shows after 120 ms. */
export function SkeletonBar({
  width = '60%',
  height = 8,
  now,
}: {
  width?: number | string;
  height?: number;
  now?: boolean;
}) {
  const slow = useSlow(now !== true);
  return (
    <span className={cx(classes.bar, now !== true && !slow && classes.hidden)} style={{ width, height }} aria-hidden />
  );
}

/** An avatar and two bars in the place of a row. */
export function SkeletonRow({ now }: { now?: boolean }) {
  const slow = useSlow(now !== true);
  return (
    <div className={cx(classes.line, now !== true && !slow && classes.hidden)} aria-hidden>
      <span className={classes.circle} style={{ width: 28, height: 28 }} />
      <span className={classes.lines}>
        <SkeletonBar width={150} now />
        <SkeletonBar width={95} now />
      </span>
    </div>
  );
}

/** Bars for a block that loads, announced once. */
export function SkeletonBlock({ rows = 4 }: { rows?: number }) {
  return (
    <div className={classes.lines} role="status">
      <span className="cd-sr">{strings.ui.loading}</span>
      {Array.from({ length: rows }, (_, at) => (
        <SkeletonBar key={at} width={`${[72, 54, 63, 40][at % 4] ?? 60}%`} />
      ))}
    </div>
  );
}
