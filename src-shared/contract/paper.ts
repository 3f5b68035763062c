import { z } from 'zod';
import { created, id, line, text } from './common';
import { contactProcedures } from './contacts';
import { command } from './procedure';

const card = contactProcedures['contacts.create'].input;

/** What every card of a stack gets: a tag by its name, and the photograph or scan that it was typed from. */
const withIt = {
  tag: line.optional(),
  /** A file that was handed over. */
  scanFileId: id.optional(),
};

export const paperProcedures = {
  'paper.take_in': command({
    summary: 'Make a card from a paper one, with the stack’s tag and its scan, as one step to undo',
    input: z.strictObject({ card, ...withIt }),
    output: created,
  }),
  'paper.add_to': command({
    summary: 'Put what a text or a paper card says on a card that is there; what it has already is not doubled',
    input: z.strictObject({
      id,
      /** Where they work; of a card that says otherwise it goes to the notes. */
      companyName: line.optional(),
      title: line.optional(),
      /** Added under the notes that are there. */
      notes: text.optional(),
      methods: card.shape.methods,
      addresses: card.shape.addresses,
      ...withIt,
    }),
    output: z.strictObject({
      ...created.shape,
      /** How many things were new to the card. */
      added: z.int(),
    }),
  }),
} as const;
