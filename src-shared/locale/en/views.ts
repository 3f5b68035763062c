/** Saved views: the lines of the history, refusals, and what the rail and the dialogs say. */
export const views = {
  saved: (name: string) => `Save the view ${name}`,
  savedOver: (name: string) => `Save the list over the view ${name}`,
  renamed: (from: string, to: string) => `Rename the view ${from} to ${to}`,
  shared: (name: string) => `Share the view ${name}`,
  unshared: (name: string) => `Keep the view ${name} to oneself`,
  moved: (name: string) => `Move the view ${name}`,
  removed: (name: string) => `Delete the view ${name}`,
  layout: 'Remember the columns of a list',
  gone: 'This view was deleted, or is somebody else’s own. Choose another one.',
} as const;
