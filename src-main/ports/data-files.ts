/** Which data file to have open. `demo` is the example office, in a file of its own. */
export type DataFileChoice = { file: string } | { demo: true };

/** Choosing and changing the open data file, which is the host's business: it owns the app that a file is open in. */
export interface DataFiles {
  /**
   * Asks with the system's own dialog for a file to open, or for a place to make one. Null when the person decides
   * against it. Throws `unavailable` where the host has no dialog.
   */
  choose(create: boolean): Promise<string | null>;
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
