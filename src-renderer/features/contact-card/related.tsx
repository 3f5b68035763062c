import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@shared/locale';
import { IconButton, SectionHead } from '@renderer/ui';
import { LinkedLine } from './linked-line';
import type { Card } from './queries';
import { RelatedDialog, type Connection } from './related-dialog';
import panel from './contact-card.module.css';
import classes from './card-parts.module.css';

const words = strings.cardPartsPage.related;

/** Who else belongs to them: family, colleagues, who referred whom; of a company its parent and its rivals. */
export function Related({ card }: { card: Card }) {
  const [editing, setEditing] = useState<Connection | 'new' | null>(null);
  return (
    <section className={panel.section} aria-label={words.title}>
      <SectionHead
        title={words.title}
        actions={<IconButton icon={IconPlus} size={24} label={words.add} onClick={() => setEditing('new')} />}
      />
      <div className={classes.lines}>
        {card.relationships.map((one) => (
          <LinkedLine
            key={one.id}
            to={{ id: one.otherId, name: one.otherName, kind: one.otherKind }}
            second={[one.word, one.note].filter(Boolean).join(', ')}
            editLabel={words.edit(one.otherName)}
            onEdit={() => setEditing(one)}
          />
        ))}
        {card.relationships.length === 0 && <p className={classes.quiet}>{words.none}</p>}
      </div>
      {editing !== null && (
        <RelatedDialog card={card} connection={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}
