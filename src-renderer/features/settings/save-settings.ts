import type { InputOf } from '@shared/contract/index';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { JobEnded, written } from '@renderer/app/long-work';
import { notify } from '@renderer/ui/toast';

/** Changes settings and says so. @returns whether it was done */
export async function saveSettings(patch: InputOf<'settings.update'>, quiet = false): Promise<boolean> {
  try {
    await written(await ask('settings.update', patch));
    if (!quiet) notify.done(strings.settingsPage.saved);
    return true;
  } catch (failure) {
    // The feed of jobs has said it.
    if (failure instanceof JobEnded) return false;
    tellFailure(failure);
    return false;
  }
}
