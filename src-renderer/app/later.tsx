import { useLayoutEffect, useState, type ComponentType, type ReactNode } from 'react';

/** A component whose code is loaded when it is first wanted. */
export interface LaterCode {
  /** Loads it. One that failed is loaded again by the next call. */
  load(): Promise<ComponentType>;
  /** The component once it was loaded. */
  loaded(): ComponentType | null;
}

/**
 * Names a component whose code comes later.
 * @param load imports the file that has it as its default
 */
export function laterCode(load: () => Promise<{ default: ComponentType }>): LaterCode {
  let component: ComponentType | null = null;
  let loading: Promise<ComponentType> | null = null;
  return {
    loaded: () => component,
    load() {
      loading ??= load().then(
        (file) => (component = file.default),
        (reason: unknown) => {
          loading = null;
          throw reason;
        },
      );
      return loading;
    },
  };
}

interface LaterProps {
  code: LaterCode;
  /** Stands there until the code is. */
  pending?: ReactNode;
  /** What is drawn beside the component, and only with it. */
  children?: ReactNode;
}

/**
 * Draws a component as soon as its code is there. React's own `lazy` does the same through Suspense, which by design
 * keeps what has come for up to 300 ms after it showed that something is coming: that long a page was kept from a file
 * on the same disk.
 * @throws what kept the code from being loaded, for the error boundary around it
 */
export function Later({ code, pending = null, children }: LaterProps) {
  const [Component, setComponent] = useState(code.loaded);
  const [failure, setFailure] = useState<{ reason: unknown } | null>(null);
  useLayoutEffect(() => {
    if (Component !== null) return;
    let isWanted = true;
    code.load().then(
      (loaded) => isWanted && setComponent(() => loaded),
      (reason: unknown) => isWanted && setFailure({ reason }),
    );
    return () => {
      isWanted = false;
    };
  }, [code, Component]);
  if (failure !== null) throw failure.reason;
  if (Component === null) return pending;
  return (
    <>
      <Component />
      {children}
    </>
  );
}
