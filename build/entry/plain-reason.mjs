import { reason } from './paths.mjs';

/** What the system says in a code, for somebody who only started a program. */
const NETWORK = {
  ENOTFOUND: 'is this machine online?',
  EAI_AGAIN: 'is this machine online?',
  ENETUNREACH: 'is this machine online?',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  EHOSTUNREACH: 'there is no way to it from here',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
};
const DISK = {
  ENOSPC: 'the disk is full',
  EACCES: 'its folder cannot be written to',
  EPERM: 'its folder cannot be written to',
  EROFS: 'its folder cannot be written to',
};

/** @typedef {Error & { code?: string, hostname?: string, address?: string }} Told */

/**
 * Why a download did not succeed, in words; what no words are known for is said as the program said it.
 * @param {unknown} error what was thrown: fetch wraps the cause, and a program that stopped it names itself
 * @returns {string} to stand in brackets behind what could not be done
 */
export function plainReason(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error && error.name !== 'AbortError') return plainReason(error.cause);
  const { code = '', hostname, address } = /** @type {Told} */ (error);
  const network = Object.hasOwn(NETWORK, code) ? NETWORK[/** @type {keyof typeof NETWORK} */ (code)] : undefined;
  if (network !== undefined) return `${hostname ?? address ?? 'the place it comes from'} cannot be reached: ${network}`;
  const disk = Object.hasOwn(DISK, code) ? DISK[/** @type {keyof typeof DISK} */ (code)] : undefined;
  return disk ?? reason(error);
}
