/** What was found in a note, and offered to the card. */
export const factsPage = {
  label: 'Found in the notes',
  add: (value: string, name: string) => `Add ${value} to ${name}`,
  step: (day: string) => `Next step on ${day}`,
  birthday: (day: string, name: string) => `Birthday of ${name}: ${day}`,
  birthdaySet: (day: string, name: string) => `Birthday of ${name} set to ${day}`,
  added: (value: string, name: string) => `${value} added to ${name}`,
  stepSet: (title: string, day: string) => `${title}, ${day}`,
  stepFor: (name: string) => `Get back to ${name}`,
} as const;
