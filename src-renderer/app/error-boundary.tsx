import { IconMoodSad } from '@tabler/icons-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { strings } from '@shared/locale';
import { Button } from '@renderer/ui/button';
import { EmptyState } from '@renderer/ui/empty-state';
import { CallFailure } from './ask';

interface State {
  failure: Error | null;
  where: string;
  copied: boolean;
  resetKey: string | undefined;
}

/** Catches what a screen throws while it draws: says what happened and what was kept, and offers to reload. */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey?: string }, State> {
  override state: State = { failure: null, where: '', copied: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(failure: unknown): Partial<State> {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }

  // Another address is another screen, which may well work.
  static getDerivedStateFromProps(props: { resetKey?: string }, state: State): Partial<State> | null {
    if (props.resetKey === state.resetKey) return null;
    return { failure: null, where: '', copied: false, resetKey: props.resetKey };
  }

  override componentDidCatch(_failure: unknown, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' });
  }

  copy(): void {
    const { failure, where } = this.state;
    const trace = failure instanceof CallFailure ? strings.shell.broken.trace(failure.traceId) : '';
    void navigator.clipboard
      .writeText([trace, failure?.stack ?? failure?.message ?? '', where].filter(Boolean).join('\n'))
      .then(() => this.setState({ copied: true }));
  }

  override render(): ReactNode {
    const { failure, copied } = this.state;
    if (!failure) return this.props.children;
    return (
      <main style={{ background: 'var(--cd-sheet)', height: '100%', overflow: 'auto' }}>
        <EmptyState
          icon={IconMoodSad}
          title={strings.shell.broken.title}
          text={
            <>
              {strings.shell.broken.text}
              <br />
              <small role="alert">{failure.message}</small>
            </>
          }
          action={
            <Button kind="primary" size="lg" onClick={() => window.location.reload()}>
              {strings.shell.broken.reload}
            </Button>
          }
          second={
            <Button kind="link" onClick={() => this.copy()}>
              {copied ? strings.shell.broken.copied : strings.shell.broken.copy}
            </Button>
          }
        />
      </main>
    );
  }
}
