import { z } from 'zod';
import { LIFECYCLES } from '../domain/lifecycle';
import { CONTACT_ROLES } from '../domain/roles';

/** The fixed choices of a contact card. */
export const contactKind = z.enum(['person', 'company']);
export const lifecycle = z.enum(LIFECYCLES);
export const role = z.enum(CONTACT_ROLES);
export const methodKind = z.enum(['phone', 'email', 'web', 'social', 'im']);
export const leadStatus = z.enum(['new', 'contacted', 'nurture', 'qualified', 'converted', 'unqualified']);
