import type { Icon as TablerIcon } from '@tabler/icons-react';

export type { TablerIcon };

/** A Tabler icon at the weight of LOOK.md section 8. It says nothing to a screen reader: the words beside it do. */
export function Glyph({ icon: Icon, size = 15, className }: { icon: TablerIcon; size?: number; className?: string }) {
  return (
    <Icon size={size} stroke={1.75} className={className} aria-hidden focusable="false" style={{ flex: 'none' }} />
  );
}

/** Joins class names, leaving out what is not there. */
export function cx(...names: Array<string | false | null | undefined>): string {
  return names.filter(Boolean).join(' ');
}
