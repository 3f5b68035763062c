/** What the hosts themselves say: dialogs, menus, the terminal, and errors about files on their way in. */
export const hosts = {
  menu: {
    file: 'File',
    newContact: 'New contact',
    logCall: 'Log a call',
    importFile: 'Import a file…',
    openFile: 'Open another file…',
    newFile: 'New file…',
    settings: 'Settings',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    view: 'View',
    find: 'Find or do',
    window: 'Window',
    help: 'Help',
    keys: 'Keyboard shortcuts',
    updates: 'Look for an update',
  },
  links: {
    askTitle: 'This link is not protected',
    ask: (host: string) => `Anyone between you and ${host} could read or change what it shows.`,
    open: 'Open anyway',
    cancel: 'Cancel',
  },
  files: {
    tooLarge: (limit: string) => `This file is larger than ${limit}. Nothing was read. Split it, then try again.`,
    notFound: 'This file is no longer here. Nothing was changed. Pick it again.',
    gone: (name: string) => `${name} is no longer where it was, or was changed. Nothing was taken. Pick it again.`,
    incomplete: 'Part of this file did not arrive. Nothing was read. Pick it again.',
    outOfOrder: 'A part of this file came twice or out of order. Nothing was read. Pick it again.',
    diskFull:
      'The disk is full, so the file could not be taken in. Nothing was changed. Free some space, then try again.',
    noDialog: 'In a browser Calldeck cannot ask for a file’s place. Start it with --file and the path.',
    unnamed: 'file',
    save: 'Save',
    notSaved: (name: string) =>
      `${name} could not be written there. Nothing in Calldeck was changed. Choose another place, then try again.`,
  },
  /** Files that came by a double click, a command line or the watched folder. */
  given: {
    missing: (name: string) => `There is no file ${name}: it was moved or deleted. Nothing was imported.`,
    folder: (name: string) =>
      `${name} is a folder. Nothing was imported. Drop it onto the window, or open a file in it.`,
    unknown: (name: string) =>
      `${name} is no kind of file that Calldeck opens. Nothing was imported. It opens tables, workbooks, cards, calendars, mail, call logs and exports of everything.`,
    unreadable: (name: string) =>
      `${name} could not be read. Nothing was imported. Look whether you may read it, then try again.`,
  },
  calls: {
    notTrusted: 'This window may not call Calldeck.',
    badMessage: 'The message could not be read. Nothing was changed.',
    tooLarge: 'The message is too large. Nothing was changed.',
    internal: 'Something went wrong inside Calldeck. Nothing was changed. Try again.',
    unreachable: 'Calldeck does not answer. What you typed is kept here. Check that it still runs, then try again.',
    signedOut: 'This page is no longer signed in. Start Calldeck again and open the address it prints.',
  },
  secrets: {
    none: 'This system has no safe place for a passphrase, so it is not kept.',
  },
  crash: {
    title: 'Calldeck could not start',
    sandbox: 'The packaged app always runs in its sandbox: start it without --no-sandbox.',
  },
  terminal: {
    address: (url: string) => `Calldeck: ${url}`,
    alreadyRunning: 'Calldeck already has this file open.',
    inFront: 'Its window is in front now.',
    closing: 'Closing Calldeck…',
    usage: `Use: calldeck <procedure> '<json>'   or   calldeck <procedure> -   to read the JSON from standard input`,
    options: [
      '  --file F    the data file (else your own)',
      '  --demo      the example office',
      '  --help      this list; with a procedure, what it takes and gives',
    ],
    procedures: 'Procedures:',
    takes: 'Takes:',
    gives: 'Gives:',
    unknown: (name: string) => `There is no procedure "${name}". calldeck --help lists them.`,
    badJson: (reason: string) => `The input is not JSON: ${reason}`,
    progress: (title: string, stage: string, done: number, total: number | null) =>
      [title, total === null ? stage : `${stage}, ${done} of ${total}`].filter((part) => part !== '').join(': '),
  },
};
