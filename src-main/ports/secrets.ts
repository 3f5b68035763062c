/**
 * The system's own store for a small secret (a file's passphrase). `available` is false where the system has none or
 * only one that does not protect it; then nothing is ever kept.
 */
export interface Secrets {
  available(): Promise<boolean>;
  seal(plain: string): Promise<Uint8Array>;
  unseal(sealed: Uint8Array): Promise<string>;
}
