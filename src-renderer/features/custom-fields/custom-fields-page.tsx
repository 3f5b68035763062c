import { useState } from 'react';
import { strings } from '@shared/locale';
import { formatCount } from '@shared/locale/format';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { ViewTabs } from '@renderer/ui';
import { FieldsSection } from './fields-section';
import { OutcomesSection } from './outcomes-section';
import { useOwnFields, useOwnOutcomes, useOwnTags, useRelationshipKinds } from './queries';
import { RelationshipsSection } from './relationships-section';
import { TagsSection } from './tags-section';
import classes from './custom-fields.module.css';

const words = strings.customFieldsPage;
const sections = {
  fields: FieldsSection,
  tags: TagsSection,
  outcomes: OutcomesSection,
  relationships: RelationshipsSection,
};

/** What is made by the user: fields of cards, tags, and how a call may end. */
export default function CustomFieldsPage() {
  const [section, setSection] = useState<keyof typeof sections>('fields');
  const counts = {
    fields: useOwnFields().data?.rows.filter((field) => field.retiredAt === null).length,
    tags: useOwnTags().data?.rows.length,
    outcomes: useOwnOutcomes().data?.rows.filter((outcome) => !outcome.isRetired).length,
    relationships: useRelationshipKinds().data?.rows.length,
  };
  const Section = sections[section];
  return (
    <Page label={words.title}>
      <PageHead title={words.title} path={[{ label: words.settings, href: '/settings' }]} />
      <PageBody
        toolbar={
          <div className={classes.toolbar}>
            <ViewTabs
              label={words.sections}
              value={section}
              choices={(['fields', 'tags', 'outcomes', 'relationships'] as const).map((value) => ({
                value,
                label: words.section[value],
                count: counts[value] === undefined ? undefined : formatCount(counts[value]),
              }))}
              onChange={setSection}
            />
          </div>
        }
      >
        <div className={classes.page}>
          <Section />
        </div>
      </PageBody>
    </Page>
  );
}
