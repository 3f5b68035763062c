import { IconPencil } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Avatar, IconButton } from '@renderer/ui';
import classes from './card-parts.module.css';

/** Another card in a panel of this one: its picture and name, how the two belong together, and a pencil. */
export function LinkedLine({
  to,
  second,
  isPast,
  editLabel,
  onEdit,
}: {
  to: { id: string; name: string; kind: 'person' | 'company' };
  second: string;
  isPast?: boolean;
  editLabel: string;
  onEdit: () => void;
}) {
  return (
    <div className={classes.line} data-past={isPast}>
      <Avatar id={to.id} name={to.name} kind={to.kind} size={22} />
      <span className={classes.lineText}>
        <Link href={`/contacts/${to.id}`} dir="auto" title={to.name}>
          {to.name}
        </Link>
        {second !== '' && (
          <span className={classes.second} dir="auto" title={second}>
            {second}
          </span>
        )}
      </span>
      <span className={classes.acts}>
        <IconButton icon={IconPencil} size={24} label={editLabel} onClick={onEdit} />
      </span>
    </div>
  );
}
