import { avatarTint, initialsOf } from '@shared/domain/avatar';
import { usePicture } from '@renderer/app/pictures';
import classes from './avatar.module.css';

export type AvatarKind = 'person' | 'company' | 'user';

export interface AvatarProps {
  /** The record's id; its tint hangs on it. */
  id: string;
  name: string;
  kind?: AvatarKind;
  /** 18 in cells, 20–24 in rows, 32 on Today, 60 on a card. */
  size?: number;
  /** Says the name to screen readers and as a tooltip; leave out where the name stands beside it. */
  labelled?: boolean;
}

/** Persons round with two initials, companies square with one, our own users grey; a card's picture where it has one. */
export function Avatar({ id, name, kind = 'person', size = 24, labelled }: AvatarProps) {
  const tint = avatarTint(id);
  const picture = usePicture(kind === 'user' ? null : id);
  const colours =
    kind === 'user' ? {} : { background: `var(--cd-tint-${tint}-bg)`, color: `var(--cd-tint-${tint}-ink)` };
  return (
    <span
      className={classes.avatar}
      data-kind={kind}
      role={labelled === true ? 'img' : undefined}
      aria-label={labelled === true ? name : undefined}
      aria-hidden={labelled === true ? undefined : true}
      title={labelled === true ? name : undefined}
      style={{
        width: size,
        height: size,
        fontSize: Math.max(9, Math.round(size * (size > 40 ? 0.36 : 0.4))),
        ...colours,
      }}
    >
      {picture === null ? (
        initialsOf(name, kind === 'company' ? 1 : 2)
      ) : (
        <img className={classes.picture} src={picture} alt="" draggable={false} />
      )}
    </span>
  );
}
