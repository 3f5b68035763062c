import { app } from './en/app';
import { archive } from './en/archive';
import { arrivals } from './en/arrivals';
import { terminalWords } from './en/terminal';
import { watch } from './en/watch';
import { attachments } from './en/attachments';
import { attachmentsPage } from './en/attachments-page';
import { beginnings } from './en/beginnings';
import { dataFile } from './en/data-file';
import { dealPage } from './en/deal-page';
import { deals } from './en/deals';
import { pipelinePage } from './en/pipeline-page';
import { card } from './en/card';
import { cardHistory } from './en/card-history';
import { entryWords } from './en/entry-words';
import { contacts } from './en/contacts';
import { customFields } from './en/custom-fields';
import { customFieldsPage } from './en/custom-fields-page';
import { merge } from './en/merge';
import { quality } from './en/quality';
import { ownLists } from './en/own-lists';
import { people } from './en/people';
import { duplicates } from './en/duplicates';
import { exports } from './en/exports';
import { givingPage } from './en/giving-page';
import { file } from './en/file';
import { formats } from './en/formats';
import { hosts } from './en/hosts';
import { imports } from './en/imports';
import { interactions } from './en/interactions';
import { logCallPage } from './en/log-call-page';
import { logFormats } from './en/log-formats';
import { logImports } from './en/log-imports';
import { searchPage, searchWords } from './en/search-page';
import { factsPage } from './en/facts-page';
import { shell } from './en/shell';
import { tasks } from './en/tasks';
import { tasksPage } from './en/tasks-page';
import { todayPage } from './en/today-page';
import { palettePage } from './en/palette-page';
import { calendarExports } from './en/calendar-exports';
import { callsPage } from './en/calls-page';
import { time } from './en/time';
import { views } from './en/views';
import { ui } from './en/ui';
import { cardPartsPage } from './en/card-parts-page';
import { contactCardPage } from './en/contact-card-page';
import { contactList } from './en/contact-list';
import { contactsPage } from './en/contacts-page';
import { historyPage } from './en/history-page';
import { settingsPage } from './en/settings-page';
import { welcomePage } from './en/welcome-page';
import { duplicatesPage } from './en/duplicates-page';
import { mergePage } from './en/merge-page';
import { qualityPage } from './en/quality-page';
import { importsPage } from './en/imports-page';
import { exportsPage } from './en/exports-page';
import { paper } from './en/paper';
import { paperPage } from './en/paper-page';
import { productsPage } from './en/products-page';
import { recordImports } from './en/record-imports';
import { recovery } from './en/recovery';
import { trash } from './en/trash';
import { trayWords } from './en/tray';
import { updates } from './en/updates';
import { vcard } from './en/vcard';
import { zips } from './en/zips';

/** Every text that a person reads, by feature. English is the first catalogue; another has the same shape. */
export const strings = {
  paper,
  paperPage,
  productsPage,
  recordImports,
  attachments,
  givingPage,
  attachmentsPage,
  welcomePage,
  settingsPage,
  historyPage,
  contactsPage,
  contactList,
  contactCardPage,
  cardPartsPage,
  app,
  beginnings,
  dataFile,
  dealPage,
  deals,
  pipelinePage,
  card,
  cardHistory,
  entryWords,
  contacts,
  customFields,
  customFieldsPage,
  merge,
  quality,
  duplicates,
  ownLists,
  people,
  archive,
  watch,
  terminalWords,
  arrivals,
  exports,
  file,
  formats,
  hosts,
  imports,
  interactions,
  logCallPage,
  logFormats,
  logImports,
  factsPage,
  searchPage,
  searchWords,
  shell,
  tasks,
  tasksPage,
  todayPage,
  palettePage,
  calendarExports,
  callsPage,
  time,
  views,
  ui,
  importsPage,
  duplicatesPage,
  mergePage,
  qualityPage,
  exportsPage,
  trash,
  tray: trayWords,
  updates,
  vcard,
  zips,
  recovery,
};
