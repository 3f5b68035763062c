import { z } from 'zod';

/** The fixed choices of a contact card. */
export const contactKind = z.enum(['person', 'company']);
export const lifecycle = z.enum(['new', 'prospect', 'qualified', 'customer', 'inactive']);
export const role = z.enum(['prospect', 'customer', 'partner', 'competitor', 'supplier', 'employee']);
export const methodKind = z.enum(['phone', 'email', 'web', 'social', 'im']);
export const leadStatus = z.enum(['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified']);
