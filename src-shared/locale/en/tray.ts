/** The icon beside the clock, and its menu. */
export const trayWords = {
  name: 'Calldeck',
  open: 'Open Calldeck',
  logCall: 'Log a call',
  newContact: 'New contact',
  quit: 'Quit Calldeck',
  callsDue: (count: number) =>
    count === 0 ? 'No calls due today' : count === 1 ? '1 call due today' : `${count} calls due today`,
  overdue: (count: number) => (count === 1 ? '1 thing is overdue' : `${count} things are overdue`),
  tip: (figures: string) => `Calldeck: ${figures}`,
};
