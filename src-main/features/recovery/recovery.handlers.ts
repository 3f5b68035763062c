import { strings } from '@shared/locale/index';
import { AppError } from '../../core/errors';
import type { CommandHandlers } from '../context';

/** While a file is open there is nothing to recover from; where none is, the host answers these itself. */
export const recoveryCommands: CommandHandlers<'recovery.ways' | 'recovery.go'> = {
  'recovery.ways': async () => ({ isGone: false, canChoose: false, backups: [] }),
  'recovery.go': () => Promise.reject(new AppError('conflict', strings.recovery.isOpen)),
};
