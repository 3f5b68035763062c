import { useRead } from './ask';

/** Who works with the file. */
export function useUsers() {
  return useRead('user', 'users.list', {});
}
