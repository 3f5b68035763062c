/** What is done to a data file before it is opened, while nobody has it open. */
export type FilePreparation =
  /** Nothing is there, and a new one is wanted. */
  | { way: 'new' }
  /** The one at `from` comes here, with all that belongs to it. */
  | { way: 'move'; from: string }
  /** The backup at this path takes its place; what was there is kept under another name. */
  | { way: 'restore'; backup: string }
  /** It is a copy of a backup of the data file `of`, to be looked at only. */
  | { way: 'look'; backup: string; of: string };

/** Which data file to have open. `demo` is the example office, in a file of its own. */
export type DataFileChoice =
  | { demo: true }
  | {
      file: string;
      prepare?: FilePreparation;
      /** Somebody chose it before: where it is gone, it is not begun anew. */
      wasChosen?: boolean;
    };

/** Choosing and changing the open data file, which is the host's business: it owns the app that a file is open in. */
export interface DataFiles {
  /**
   * Asks with the system's own dialog for a file to open, or for a place to make one. Null when the person decides
   * against it. Throws `unavailable` where the host has no dialog.
   * @param suggested the name that a new one is to have
   */
  choose(create: boolean, suggested?: string): Promise<string | null>;
  /** Whether `chooseFolder` can answer here. */
  asksFolder: boolean;
  /**
   * Asks with the system's own dialog for a folder. Null when the person decides against it. Throws `unavailable` where
   * the host has no dialog.
   */
  chooseFolder(): Promise<string | null>;
  /**
   * Closes this file and opens another, once the calls under way have answered. Returns at once; clients hear of it by
   * `app.state`, and by `data.changed` of everything.
   */
  reopen(choice: DataFileChoice): void;
  /** Shows a file in the system's file manager; false where the host cannot. */
  reveal(path: string): Promise<boolean>;
}
