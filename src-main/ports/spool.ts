/** A file in the spool: one that came in whole, or one that a job made. */
export interface SpoolFile {
  id: string;
  /** The name the person knows it by, without any folder. */
  name: string;
  size: number;
  /** Where the bytes are. For main and its workers only; it never crosses to the renderer. */
  path: string;
}

/**
 * Files on their way in and out. The renderer knows an id, never a path: bytes cross in chunks, the same way in every
 * host.
 */
export interface Spool {
  /** Opens a new file for writing and returns its id. Throws `validation` when the announced size is over the cap. */
  begin(input: { name: string; size: number }): Promise<string>;
  /** Adds bytes at `offset`, which must be where the last chunk ended. Returns the size so far. */
  append(id: string, offset: number, bytes: Uint8Array): Promise<number>;
  /** Closes the file. Throws `validation` when fewer bytes came than were announced. */
  end(id: string): Promise<SpoolFile>;
  /** A finished file. Throws `not_found` for an unknown or unfinished one. */
  get(id: string): Promise<SpoolFile>;
  /** Up to `length` bytes from `offset`, and whether that reaches the end. */
  read(id: string, offset: number, length: number): Promise<{ chunk: Uint8Array; done: boolean }>;
  /** A place for a job to write a file to. `get` and `read` find it from when it is there. */
  reserve(name: string): { id: string; path: string };
  /** Takes over a file that main's own dialog or command line named: copies it, so that it cannot change while read. */
  adopt(path: string): Promise<SpoolFile>;
  /** Forgets the file and its bytes; unknown ids are ignored. */
  remove(id: string): Promise<void>;
}
