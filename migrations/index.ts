import { initial } from './0010-initial';
import { cardsAndFields } from './0020-cards';
import { products } from './0030-products';

/** What a migration may do: run SQL on the file that is being upgraded, inside a savepoint. */
export interface MigrationTarget {
  exec(sql: string): void;
}

export interface Migration {
  /** Becomes `user_version`; grows in steps of ten so that a fix can be put between. */
  version: number;
  name: string;
  up(target: MigrationTarget): void;
}

/** Every migration there is, in order; a static list, because a bundle has no folder to read. Never renamed, never removed. */
export const migrations: readonly Migration[] = [initial, cardsAndFields, products];
