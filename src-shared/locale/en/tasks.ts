/** The words of tasks: lines of the history and what is said when something cannot be done. */
export const tasks = {
  create: (title: string) => `Add task "${title}"`,
  update: (title: string) => `Change task "${title}"`,
  updateMany: (count: number) => `Change ${count} tasks`,
  move: (title: string) => `Move task "${title}" to another day`,
  moveMany: (count: number) => `Move ${count} tasks to another day`,
  moveOverdue: 'Move what is overdue to another day',
  stage: 'Changing tasks',
  done: (title: string) => `Tick off "${title}"`,
  notDone: (title: string) => `Take the tick off "${title}" back`,
  trash: (title: string) => `Move task "${title}" to the trash`,
  gone: 'That task is no longer here. It may have been moved to the trash.',
  contactGone: 'The contact is no longer here. The task was not saved. Choose another contact, or none.',
  dealGone: 'The deal is no longer here. The task was not saved. Choose another deal, or none.',
  userGone: 'That user is no longer here. Nothing was changed. Choose someone else.',
  timeWithoutDate: 'A time needs a date. Nothing was changed. Give the task a date first.',
};
