import { IconMapSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { strings } from '@shared/locale';
import { bridge } from '@renderer/bridge';
import { useStarted } from '@renderer/stores/started';
import { AppShell } from '@renderer/features/shell/app-shell';
import { NotOpened } from '@renderer/features/shell/not-opened';
import { Page, PageBody, PageHead } from '@renderer/features/shell/page';
import { Button } from '@renderer/ui/button';
import { EmptyState } from '@renderer/ui/empty-state';
import { notify } from '@renderer/ui/toast';
import { useRead } from './ask';
import { ErrorBoundary } from './error-boundary';
import { followSwitch } from './file-switch';
import { useFileSettings } from './file-settings';
import { Later } from './later';
import { hasPage, overlays, pageRoutes } from './pages';

/** Where the app opens: the welcome until it was answered, then Today. */
function homePath(welcomed: boolean): string {
  const wanted = welcomed ? ['/today', '/contacts'] : ['/welcome', '/today', '/contacts'];
  return wanted.find(hasPage) ?? pageRoutes[0]?.path ?? '/contacts';
}

function Home() {
  const info = useRead(['file', 'setting'], 'app.info', {});
  if (info.isPending) return <Page label={strings.shell.appName}>{null}</Page>;
  return <Redirect to={homePath(info.data?.settings.welcomed ?? true)} replace />;
}

function NotFound() {
  const [, go] = useLocation();
  return (
    <Page label={strings.shell.notFound.title}>
      <PageHead title={strings.shell.notFound.title} />
      <PageBody>
        <EmptyState
          icon={IconMapSearch}
          title={strings.shell.notFound.title}
          text={strings.shell.notFound.text}
          action={
            <Button kind="primary" size="lg" onClick={() => go('/')}>
              {strings.shell.notFound.action}
            </Button>
          }
        />
      </PageBody>
    </Page>
  );
}

/** Follows what the menu, a second start or a dropped file asks to be shown. */
function useNavigationFromMain(): void {
  const [, go] = useLocation();
  useEffect(() => bridge.subscribe('app.navigate', ({ to }) => go(to)), [go]);
}

/**
 * Another file under the same window: nothing of the one before may stay on the screen.
 * @param wasOpen whether a file was open when this page began
 */
function useFileSwitch(wasOpen: boolean): void {
  useEffect(() => {
    function beginAnew(): void {
      location.hash = '#/';
      location.reload();
    }
    async function tell(message: string): Promise<void> {
      notify.error(message);
      // Mostly the file before is open again; where none is, the page says so in place of every screen.
      if (wasOpen && !(await bridge.invoke('app.info', {})).ok) beginAnew();
    }
    return bridge.subscribe('app.state', followSwitch({ beginAnew, tell: (message) => void tell(message) }));
  }, [wasOpen]);
}

/** Longest time that what stands over the pages waits for the first of them. */
const REST_MS = 2000;

/** Lies beside a page, so that its effect runs once the page is there, and says when that has what it asked for. */
function FirstShown() {
  const client = useQueryClient();
  useEffect(() => {
    if (useStarted.getState().started) return;
    let idle = 0;
    const start = () => useStarted.setState({ started: true });
    const look = () => {
      cancelIdleCallback(idle);
      if (client.isFetching() === 0) idle = requestIdleCallback(start);
    };
    const stop = client.getQueryCache().subscribe(look);
    const latest = setTimeout(start, REST_MS);
    look();
    return () => {
      stop();
      clearTimeout(latest);
      cancelIdleCallback(idle);
    };
  }, [client]);
  return null;
}

export function AppRoutes() {
  useNavigationFromMain();
  // Until it is known how dates and money are written here, no page writes any.
  const settled = useFileSettings();
  const info = useRead(['file', 'setting'], 'app.info', {});
  useFileSwitch(info.data !== undefined);
  const [location] = useLocation();
  const started = useStarted((state) => state.started);
  if (info.isError && info.data === undefined) return <NotOpened reason={info.error.message} />;
  const pages = (
    <ErrorBoundary resetKey={location}>
      <Switch>
        <Route path="/" component={Home} />
        {pageRoutes.map(({ path, page }) => (
          <Route key={path} path={path}>
            <Later code={page} pending={<Page label={strings.ui.loading}>{null}</Page>}>
              <FirstShown />
            </Later>
          </Route>
        ))}
        <Route component={NotFound} />
      </Switch>
    </ErrorBoundary>
  );
  const bare = location === '/welcome' || location === '/components';
  return (
    <>
      {bare ? settled && pages : <AppShell>{settled && pages}</AppShell>}
      {started && overlays.map(({ name, overlay }) => <Later key={name} code={overlay} />)}
    </>
  );
}
