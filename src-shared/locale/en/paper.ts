/** What the history calls cards that were taken in from paper or from a text. */
export const paper = {
  tookIn: (name: string) => `Take in ${name} from paper`,
  addedTo: (name: string) => `Add from text to ${name}`,
} as const;
