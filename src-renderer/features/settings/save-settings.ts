import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { notify } from '@renderer/ui/toast';

/** Changes settings and says so. @returns whether it was done */
export async function saveSettings(patch: InputOf<'settings.update'>, quiet = false): Promise<boolean> {
  try {
    await ask('settings.update', patch);
    if (!quiet) notify.done(strings.settingsPage.saved);
    return true;
  } catch (failure) {
    tellFailure(failure);
    return false;
  }
}
