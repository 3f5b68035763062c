import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { strings } from '@shared/locale';
import { Toaster } from '@renderer/ui/toast';
import { nonce } from './nonce';
import { bridge } from '@renderer/bridge';
import { followChanges } from './query-client';
import { listenForShortcuts } from './shortcuts';
import { cssVariablesResolver, printedStyle, theme } from './theme/theme';

/** Follows the system until the user chooses; the choice is kept beside the window's other view state. */
const colorSchemes = localStorageColorSchemeManager({ key: 'calldeck-color-scheme' });

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  useEffect(() => followChanges(client, bridge), [client]);
  useEffect(() => listenForShortcuts(window), []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={nonce === '' ? undefined : () => nonce}
    >
      <style nonce={nonce === '' ? undefined : nonce}>{printedStyle}</style>
      <QueryClientProvider client={client}>
        {/* The hash leads: app://calldeck/ and the loopback address then need no rules for paths. */}
        <Router hook={useHashLocation}>{children}</Router>
        <Toaster />
        {/* Menus, lists of choices, dialogs and tooltips stand in it, so that nothing is outside every landmark: Mantine
            takes the element of this name before it makes one. */}
        <div className="cd-over" role="region" aria-label={strings.ui.over} data-mantine-shared-portal-node />
      </QueryClientProvider>
    </MantineProvider>
  );
}
