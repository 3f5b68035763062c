import { useMantineColorScheme } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCalendarDown,
  IconBriefcase,
  IconChecklist,
  IconDeviceDesktop,
  IconDownload,
  IconId,
  IconKeyboard,
  IconMoon,
  IconPhonePlus,
  IconPlus,
  IconSettings,
  IconShieldCheck,
  IconSun,
  IconTableImport,
  IconTrash,
  IconUserPlus,
  IconGitMerge,
  IconUsers,
  IconUsersPlus,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { ask, tellFailure } from '@renderer/app/ask';
import { hasOverlay, hasPage } from '@renderer/app/pages';
import { useShortcutRegistry } from '@renderer/app/shortcuts';
import { redo, undo } from '@renderer/app/undo';
import { channelIcon } from '@renderer/features/contacts/channel-icon';
import { navItems } from '@renderer/features/shell/nav-items';
import { openExport } from '@renderer/stores/export';
import { useLogCall } from '@renderer/stores/log-call';
import { openMerge } from '@renderer/stores/merge';
import { useNewRecord } from '@renderer/stores/new-record';
import { wantSettingsPart } from '@renderer/stores/settings-part';
import { notify, type TablerIcon } from '@renderer/ui';
import { fits } from './match';
import type { Found } from './queries';

export interface Command {
  id: string;
  label: string;
  /** Other words by which it is found. */
  also?: string;
  icon: TablerIcon;
  keys?: string;
  run: () => void;
}

const words = strings.palettePage;

export interface Commands {
  /** Those that what was typed names; all of them where nothing was typed. */
  named: Command[];
  /** What can be done with the best hit, or with the text itself: nothing that was looked for. */
  about: Command[];
}

/** Everything the palette can do besides finding; what has no screen yet is not offered. */
export function useCommands(): (text: string, found: Found | null) => Commands {
  const [, go] = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const logCall = useLogCall((state) => state.open);
  const openNew = useNewRecord((state) => state.open);

  function paint(colorScheme: 'auto' | 'light' | 'dark'): void {
    setColorScheme(colorScheme);
    ask('settings.update', { colorScheme }).catch((failure: unknown) => tellFailure(failure));
  }

  const fixed: Array<Command | false> = [
    hasOverlay('log-call') && {
      id: 'log',
      label: words.log,
      icon: IconPhonePlus,
      keys: 'Ctrl Shift L',
      run: () => logCall(),
    },
    ...(hasOverlay('log-call')
      ? (['email', 'meeting', 'visit', 'letter', 'text', 'note', 'social'] as const).map((channel) => ({
          id: `log-${channel}`,
          label: strings.logCallPage.titles[channel],
          icon: channelIcon(channel),
          run: () => logCall({ channel }),
        }))
      : []),
    hasOverlay('new-contact') && {
      id: 'new-contact',
      label: words.newContact,
      icon: IconUserPlus,
      keys: 'N then C',
      run: () => openNew('contact'),
    },
    hasOverlay('new-deal') && {
      id: 'new-deal',
      label: words.newDeal,
      icon: IconBriefcase,
      keys: 'N then D',
      run: () => openNew('deal'),
    },
    hasOverlay('new-task') && {
      id: 'new-task',
      label: words.newTask,
      icon: IconChecklist,
      keys: 'N then T',
      run: () => openNew('task'),
    },
    ...navItems.map((item) => ({
      id: item.path,
      label: words.openPage(item.label),
      icon: item.icon,
      run: () => go(item.path),
    })),
    hasPage('/settings') && {
      id: '/settings',
      label: words.openPage(strings.shell.nav.settings),
      icon: IconSettings,
      run: () => go('/settings'),
    },
    hasPage('/settings') && {
      id: 'add-colleague',
      label: strings.people.command,
      also: strings.people.commandAlso,
      icon: IconUsersPlus,
      run: () => {
        wantSettingsPart('people');
        go('/settings');
      },
    },
    hasPage('/trash') && {
      id: '/trash',
      label: words.openPage(strings.trash.page.title),
      icon: IconTrash,
      run: () => go('/trash'),
    },
    hasPage('/rapid') && { id: '/rapid', label: strings.paperPage.command, icon: IconId, run: () => go('/rapid') },
    hasPage('/import') && { id: '/import', label: words.import, icon: IconTableImport, run: () => go('/import') },
    hasPage('/duplicates') && {
      id: '/duplicates',
      label: strings.duplicatesPage.command,
      icon: IconUsers,
      run: () => go('/duplicates'),
    },
    hasOverlay('export') && {
      id: 'export',
      label: strings.exportsPage.command,
      icon: IconDownload,
      run: () => openExport(),
    },
    hasOverlay('export') && {
      id: 'export-calendar',
      label: strings.calendarExports.command,
      icon: IconCalendarDown,
      run: () => openExport({ calendar: true }),
    },
    { id: 'undo', label: words.undo, icon: IconArrowBackUp, keys: 'Ctrl Z', run: () => void undo() },
    { id: 'redo', label: words.redo, icon: IconArrowForwardUp, keys: 'Ctrl Shift Z', run: () => void redo() },
    {
      id: 'backup',
      label: words.backup,
      icon: IconShieldCheck,
      run: () =>
        void ask('backups.create', {}).then(
          () => notify.info(words.backupStarted),
          (failure: unknown) => tellFailure(failure),
        ),
    },
    { id: 'light', label: words.light, icon: IconSun, run: () => paint('light') },
    { id: 'dark', label: words.dark, icon: IconMoon, run: () => paint('dark') },
    { id: 'auto', label: words.auto, icon: IconDeviceDesktop, run: () => paint('auto') },
    {
      id: 'keys',
      label: words.keys,
      icon: IconKeyboard,
      keys: '?',
      run: () =>
        useShortcutRegistry
          .getState()
          .bindings.find((binding) => binding.keys === '?')
          ?.run(new KeyboardEvent('keydown', { key: '?' })),
    },
  ];
  const all = fixed.filter((command): command is Command => command !== false);

  return (text, found) => {
    const typed = text.trim();
    if (typed === '') return { named: all, about: [] };
    const top = found?.people[0] ?? found?.companies[0];
    const company = found?.companies[0];
    const person = found?.people[0];
    const about: Array<Command | false> = [
      top !== undefined &&
        hasOverlay('log-call') && {
          id: 'log-with',
          label: words.logWith(top.title),
          icon: IconPhonePlus,
          keys: 'Ctrl Shift L',
          run: () => logCall({ contactId: top.id }),
        },
      top !== undefined &&
        hasOverlay('new-deal') && {
          id: 'deal-for',
          label: words.newDealFor((company ?? top).title),
          icon: IconPlus,
          run: () => openNew('deal', { companyId: company?.id, contactId: person?.id }),
        },
      top !== undefined &&
        hasOverlay('new-task') && {
          id: 'task-for',
          label: words.newTaskFor(top.title),
          icon: IconChecklist,
          run: () => openNew('task', { contactId: top.id }),
        },
      top !== undefined &&
        hasOverlay('merge') && {
          id: 'merge',
          label: strings.mergePage.commandFor(top.title),
          icon: IconGitMerge,
          run: () => openMerge([top.id], top.id),
        },
      hasOverlay('new-contact') && {
        id: 'contact-named',
        label: words.newContactNamed(typed),
        icon: IconUserPlus,
        run: () => openNew('contact', { name: typed }),
      },
    ];
    const named = all.filter((command) => fits(`${command.label} ${command.also ?? ''}`, typed)).slice(0, 9);
    return {
      named,
      about: about
        .filter((command): command is Command => command !== false)
        .slice(0, named.length > 4 ? 9 - named.length : 4),
    };
  };
}
