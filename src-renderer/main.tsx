import './app/theme/trusted-types';
import './app/nonce';
import '@fontsource-variable/geist/index.css';
import './app/theme/reset.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import './app/theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askAhead } from './app/ask-ahead';
import { ErrorBoundary } from './app/error-boundary';
import { loadFirstPage } from './app/pages';
import { Providers } from './app/providers';
import { createQueryClient } from './app/query-client';
import { AppRoutes } from './app/routes';

const client = createQueryClient();
askAhead(client);
loadFirstPage();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Providers client={client}>
      <ErrorBoundary>
        <AppRoutes />
      </ErrorBoundary>
    </Providers>
  </StrictMode>,
);
