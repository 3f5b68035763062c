import { create } from 'zustand';

/** Parts of the settings that something elsewhere leads to. */
export type SettingsPart = 'you' | 'people';

/** The part that is to be shown as soon as it is there; null once it was, or where none was asked for. */
export const useSettingsPart = create<{ wanted: SettingsPart | null }>()(() => ({ wanted: null }));

/** Has the settings show a part and begin in its first field, once they are open. */
export function wantSettingsPart(wanted: SettingsPart): void {
  useSettingsPart.setState({ wanted });
}
