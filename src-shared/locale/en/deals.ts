/** The words of deals: lines of the history and what is said when something cannot be done. */
export const deals = {
  create: (title: string) => `Add deal "${title}"`,
  update: (title: string) => `Change deal "${title}"`,
  move: (title: string, stage: string) => `Move ${title} to ${stage}`,
  moveWithin: (title: string) => `Move ${title} within its stage`,
  close: { won: (title: string) => `Close ${title} as won`, lost: (title: string) => `Close ${title} as lost` },
  reopen: (title: string, stage: string) => `Open ${title} again in ${stage}`,
  setPerson: (name: string, title: string) => `Add ${name} to ${title}`,
  changeRole: (name: string, title: string) => `Change the role of ${name} in ${title}`,
  removePerson: (name: string, title: string) => `Take ${name} off ${title}`,
  trash: (title: string) => `Move deal "${title}" to the trash`,
  gone: 'That deal is no longer here. It may have been moved to the trash.',
  stageGone: 'That stage is no longer here. The deal was left where it is. Choose another stage.',
  pipelineGone: 'That pipeline is no longer here. Nothing was changed. Choose another pipeline.',
  noStage: {
    open: 'This pipeline has no open stage. Nothing was changed. Add one in the settings.',
    won: 'This pipeline has no stage for won deals. Nothing was changed. Add one in the settings.',
    lost: 'This pipeline has no stage for lost deals. Nothing was changed. Add one in the settings.',
  },
  notOpenStage:
    'A deal is opened again in an open stage. Nothing was changed. Choose one that is neither won nor lost.',
  notClosed: 'This deal is open already. Nothing was changed.',
  reasonGone: 'That reason is no longer here. Nothing was changed. Choose another reason, or none.',
  contactGone: 'The contact is no longer here. Nothing was changed. Choose another contact, or none.',
  companyGone: 'The company is no longer here. Nothing was changed. Choose another company, or none.',
  userGone: 'That user is no longer here. Nothing was changed. Choose someone else.',
};
