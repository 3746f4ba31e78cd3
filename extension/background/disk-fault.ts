import type { Fault } from '@driftscope/records';

/** The browser did not take what was to wait on its disk. */
export function unwrittenDisk(cause: unknown): Fault {
  return diskFault(
    'disk-unwritten',
    'takes nothing more: what waits is in memory alone, and lost when the browser closes',
    cause,
  );
}

/** The browser did not give back what waits on its disk. It stays there. */
export function unreadDisk(cause: unknown): Fault {
  return diskFault('disk-unread', 'does not give back what waits on it', cause);
}

function diskFault(kind: string, what: string, cause: unknown): Fault {
  const said = cause instanceof Error ? cause.message : String(cause);
  return {
    kind,
    message: `The browser’s disk ${what} (${said}).`,
    hint: 'Make room where the browser keeps its profile; it goes on by itself.',
  };
}
