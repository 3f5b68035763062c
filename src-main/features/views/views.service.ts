import type { ParsedInputOf } from '@shared/contract/index';
import { between } from '@shared/domain/position';
import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import { settingId } from '../../db/built-in';
import type { RawConnection } from '../../db/open';
import { stamped, type Write } from '../../db/writer';
import { refuseStaleCells } from '../history/stale-cells.service';
import { keptLayouts, placesOf, visibleView, type StoredView } from './views.repo';

const words = strings.views;

/**
 * A view that may be changed: one's own, or one for all.
 * @throws AppError `not_found` for one that is gone or somebody else's own
 */
export function requireView(raw: RawConnection, id: string, userId: string | null): StoredView {
  const view = visibleView(raw, id, userId);
  if (view === undefined) throw new AppError('not_found', words.gone);
  return view;
}

/** A state that is no JSON object could never be shown again. */
function checked(state: string): string {
  let value: unknown;
  try {
    value = JSON.parse(state);
  } catch (error) {
    throw new AppError('invalid_input', strings.app.badInput, undefined, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('invalid_input', strings.app.badInput);
  return state;
}

/** Saves a new view, last in the order; answers its id. */
export async function saveView(write: Write, input: ParsedInputOf<'views.save'>): Promise<string> {
  const last = placesOf(write.raw, input.entity).at(-1)?.position ?? null;
  const row = stamped(write, {
    entity: input.entity,
    name: input.name,
    state: checked(input.state),
    is_shared: input.isShared === true ? 1 : 0,
    owner_id: write.userId,
    position: between(last, null),
  });
  await write.db.insertInto('saved_view').values(row).execute();
  return row.id;
}

/**
 * Renames a view, shares it, or saves another state over it.
 * @throws AppError `conflict` for a name or a state that is not as it was read any more
 */
export async function updateView(
  write: Write,
  view: StoredView,
  { before, ...input }: ParsedInputOf<'views.update'>,
): Promise<void> {
  const { name, state } = input;
  refuseStaleCells(write.raw, { table: 'saved_view', row: view }, { name, state }, before ?? {});
  const patch = {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.state === undefined ? {} : { state: checked(input.state) }),
    // Who takes a view back to themselves has it from then on.
    ...(input.isShared === undefined
      ? {}
      : input.isShared
        ? { is_shared: 1 }
        : { is_shared: 0, owner_id: write.userId }),
  };
  if (Object.keys(patch).length > 0)
    await write.db.updateTable('saved_view').set(patch).where('id', '=', input.id).execute();
}

/** Puts a view before another one of its list, or last. */
export async function moveView(write: Write, view: StoredView, before: string | null): Promise<void> {
  if (before === view.id) return;
  const order = placesOf(write.raw, view.entity).filter(({ id }) => id !== view.id);
  const at = before === null ? order.length : order.findIndex(({ id }) => id === before);
  if (at < 0) throw new AppError('not_found', words.gone);
  const position = between(order[at - 1]?.position ?? null, order[at]?.position ?? null);
  await write.db.updateTable('saved_view').set({ position }).where('id', '=', view.id).execute();
}

export async function removeView(write: Write, id: string): Promise<void> {
  await write.db.updateTable('saved_view').set({ deleted_at: write.at }).where('id', '=', id).execute();
}

function layoutPrefix(entity: string, userId: string | null): string {
  return `layout.${entity}.${userId ?? ''}.`;
}

/** The layouts that somebody keeps of a list's views, by view. */
export function layoutsOf(raw: RawConnection, entity: string, userId: string | null): Record<string, string> {
  const layouts: Record<string, string> = {};
  for (const { key, value } of keptLayouts(raw, layoutPrefix(entity, userId))) {
    const layout: unknown = JSON.parse(value);
    if (typeof layout === 'string') layouts[key] = layout;
  }
  return layouts;
}

/** Keeps the layout of a view as a setting of whoever looks; null forgets it. */
export async function keepLayout(write: Write, input: ParsedInputOf<'views.keep_layout'>): Promise<void> {
  const key = `${layoutPrefix(input.entity, write.userId)}${input.view}`;
  const value = JSON.stringify(input.layout);
  const id = settingId(key);
  const updated = await write.db.updateTable('setting').set({ value }).where('id', '=', id).executeTakeFirst();
  if (updated.numUpdatedRows === 0n && input.layout !== null)
    await write.db
      .insertInto('setting')
      .values({ ...stamped(write, { key, value }), id })
      .execute();
}
