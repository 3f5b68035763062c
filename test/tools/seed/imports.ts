import type { SeedContact } from './contacts';
import type { Sheet } from './sheet';

/** Writes what imports left behind: which cards came in with which file. */
export function writeImports(sheet: Sheet, files: readonly (readonly SeedContact[])[]): void {
  const batch = sheet.raw.prepare<unknown[]>(
    'INSERT INTO import_batch (id, file_name, at, user_id, added) VALUES (?, ?, ?, ?, ?)',
  );
  const row = sheet.raw.prepare<unknown[]>(
    "INSERT INTO import_row (batch_id, row, line, action, contact_id) VALUES (?, ?, ?, 'add', ?)",
  );
  files.forEach((contacts, index) => {
    const id = sheet.newId();
    const at = sheet.instant(300 - index);
    batch.run(id, `address-book-${index + 1}.csv`, at, sheet.userIds[0] ?? '', contacts.length);
    contacts.forEach((contact, line) => row.run(id, line, line + 2, contact.id));
  });
}
