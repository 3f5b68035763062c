import { IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { CONTACT_ROLES } from '@shared/domain/roles';
import { localDateOf } from '@shared/domain/time-zone';
import { strings } from '@shared/locale';
import { formatDayOfMonth, formatSettings } from '@shared/locale/format';
import { ask } from '@renderer/app/ask';
import { useShortcut } from '@renderer/app/shortcuts';
import { IconButton, LifecycleMark, MenuList, Tag, type Lifecycle } from '@renderer/ui';
import { LifecycleDialog } from './lifecycle-dialog';
import { setLifecycle, writeOrTell } from './mutations';
import type { Card } from './queries';
import classes from './contact-card.module.css';

const words = strings.contactCardPage;
const way: readonly Lifecycle[] = ['new', 'prospect', 'qualified', 'customer'];
const all: readonly Lifecycle[] = [...way, 'inactive'];

function whenOf(card: Card, stage: Lifecycle): string | null {
  const at = card.lifecycleHistory
    .filter((one) => one.lifecycle === stage)
    .reduce<string | null>((latest, one) => (latest === null || one.at > latest ? one.at : latest), null);
  if (at === null) return null;
  return formatDayOfMonth(localDateOf(at, formatSettings().timeZone));
}

/** How far they have come, dated; a press on a stage, or Y, sets it. At the right what they are to us. */
export function LifecycleLine({ card }: { card: Card }) {
  const [menu, setMenu] = useState(false);
  const [dating, setDating] = useState(false);
  useShortcut('Y', () => setMenu(true), { description: words.lifecycle.change, group: 'card' });
  const here = way.indexOf(card.lifecycle);
  const shown = card.lifecycle === 'inactive' ? all : way;
  return (
    <div className={classes.lifecycle} role="group" aria-label={words.lifecycle.label}>
      {shown.map((stage, at) => {
        const state = stage === card.lifecycle ? 'now' : here >= 0 && at > here ? 'ahead' : 'past';
        const when = state === 'ahead' ? null : whenOf(card, stage);
        return (
          <Fragment key={stage}>
            {at > 0 && <span className={classes.dash} aria-hidden />}
            {state === 'now' ? (
              <MenuList
                label={words.lifecycle.label}
                opened={menu}
                onChange={setMenu}
                target={
                  <button type="button" className={classes.stage} data-state="now" aria-current="step">
                    <LifecycleMark stage={stage} />
                    {when !== null && <span className={classes.stageWhen}>{words.lifecycle.since(when)}</span>}
                  </button>
                }
                entries={[
                  ...all.map((one) => ({
                    label: strings.ui.lifecycle[one],
                    checked: one === card.lifecycle,
                    onSelect: () => setLifecycle(card, one),
                  })),
                  '-',
                  {
                    label: strings.cardPartsPage.steps.edit,
                    onSelect: () => window.setTimeout(() => setDating(true), 0),
                  },
                ]}
              />
            ) : (
              <button
                type="button"
                className={classes.stage}
                data-state={state}
                title={words.lifecycle.set(strings.ui.lifecycle[stage])}
                onClick={() => setLifecycle(card, stage)}
              >
                <LifecycleMark stage={stage} />
                {when !== null && <span className={classes.stageWhen}>{when}</span>}
              </button>
            )}
          </Fragment>
        );
      })}
      <span className={classes.roles}>
        {card.roles.map((role) => (
          <Tag key={role}>{words.roles[role]}</Tag>
        ))}
        <MenuList
          label={words.roles.label}
          position="bottom-end"
          target={<IconButton icon={IconPlus} size={24} label={words.roles.edit} />}
          entries={CONTACT_ROLES.map((role) => ({
            label: words.roles[role],
            checked: card.roles.includes(role),
            onSelect: () =>
              void writeOrTell(words.did.roles(card.displayName), () =>
                ask('contacts.set_roles', {
                  id: card.id,
                  roles: card.roles.includes(role) ? card.roles.filter((one) => one !== role) : [...card.roles, role],
                }),
              ),
          }))}
        />
      </span>
      {dating && <LifecycleDialog card={card} onClose={() => setDating(false)} />}
    </div>
  );
}
