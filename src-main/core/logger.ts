/** Where the app writes what went wrong. A host decides where it ends up. */
export interface Logger {
  info(message: string, details?: Record<string, unknown>): void;
  error(message: string, error?: unknown, details?: Record<string, unknown>): void;
}

function line(level: string, message: string, details: Record<string, unknown> | undefined): string {
  const extra = details === undefined ? '' : ` ${JSON.stringify(details)}`;
  return `${new Date().toISOString()} ${level} ${message}${extra}\n`;
}

function stackOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return typeof error === 'string' ? error : JSON.stringify(error);
}

/**
 * A logger that writes lines to a sink.
 * @param write takes one finished line
 */
export function createLogger(write: (text: string) => void): Logger {
  return {
    info: (message, details) => write(line('info', message, details)),
    error(message, error, details) {
      const stack = error === undefined ? '' : stackOf(error);
      write(line('error', stack === '' ? message : `${message}: ${stack}`, details));
    },
  };
}

/** A logger for places where nobody reads. */
export function silentLogger(): Logger {
  return createLogger(() => undefined);
}
