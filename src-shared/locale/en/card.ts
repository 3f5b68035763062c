import type { RelationshipKey } from '../../domain/relationships';

/** What the main side says about jobs, relationships and the dates of a card. */
export const card = {
  jobSaved: (name: string) => `Save a job of ${name}`,
  jobRemoved: (name: string) => `Remove a job of ${name}`,
  endsBefore: 'It would end before it begins. Nothing was saved: correct one of the two.',
  noCompany: 'A job needs its company. Nothing was saved.',
  related: (a: string, b: string) => `Connect ${a} and ${b}`,
  unrelated: (a: string, b: string) => `Disconnect ${a} and ${b}`,
  kindSaved: (name: string) => `Save the relationship ${name}`,
  kindRemoved: 'Remove a kind of relationship',
  kindGone: 'That kind of relationship is no longer here. Nothing was changed.',
  kindNeedsName: 'A relationship needs a name. Nothing was saved.',
  kindBuiltIn: 'That kind of relationship is built in and stays. It can be called otherwise.',
  kindInUse: (name: string, n: number) =>
    `${name} stands on ${n === 1 ? 'a card' : `${n} cards`}. Take it off there first; nothing was changed.`,
  withItself: 'A card cannot be connected with itself. Choose another.',
  peopleOnly: (kind: string) => `${kind} is for people only. Nothing was saved: choose another kind.`,
  companiesOnly: (kind: string) => `${kind} is for companies only. Nothing was saved: choose another kind.`,
  stepDated: (name: string) => `Correct the lifecycle of ${name}`,
  stepToCome: 'That day is still to come. Nothing was changed.',
  stepIsNow: 'The card stands at this step now. Set another lifecycle first; nothing was changed.',
  touchSnoozed: (name: string, day: string) => `Put off keeping in touch with ${name} to ${day}`,
  noRhythm: 'This card has no keep-in-touch rhythm. Nothing was changed.',
  notLater: 'That is not later than the day due. Nothing was changed.',
  /** What the other is to this card, and what this card is to the other. */
  relationships: {
    spouse: ['Spouse or partner', 'Spouse or partner'],
    child: ['Child', 'Parent'],
    sibling: ['Sibling', 'Sibling'],
    relative: ['Relative', 'Relative'],
    friend: ['Friend', 'Friend'],
    colleague: ['Colleague', 'Colleague'],
    manager: ['Manager', 'Direct report'],
    assistant: ['Assistant', 'Assists'],
    referred_by: ['Referred by', 'Referred'],
    introduced_by: ['Introduced by', 'Introduced'],
    parent_company: ['Parent company', 'Subsidiary'],
    supplier: ['Supplier', 'Customer'],
    partner: ['Partner', 'Partner'],
    competitor: ['Competitor', 'Competitor'],
  } satisfies Record<RelationshipKey, readonly [string, string]> as Record<RelationshipKey, readonly [string, string]>,
};
