/** What a card is to us; several at once. */
export const CONTACT_ROLES = ['prospect', 'customer', 'partner', 'competitor', 'supplier', 'employee'] as const;

export type ContactRole = (typeof CONTACT_ROLES)[number];
