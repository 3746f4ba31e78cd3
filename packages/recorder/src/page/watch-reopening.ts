import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeGetter } from '../hook/native.ts';

export interface ReopeningWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  /** Every listener may have been taken off the document and its window. */
  readonly onReopened: () => void;
}

/**
 * Watches for a document that is opened to be written anew: it stays the same document of the same window, and loses all listeners.
 * Pages do it to frames that they fill by script, and some old ones to themselves.
 */
export function watchReopening({ scope, instruments, guard, onReopened }: ReopeningWatchOptions): void {
  const { prototype } = scope.Document;
  const rootOf = nativeGetter(prototype, 'documentElement');
  instruments.method(prototype, 'open', guard, { after: () => onReopened() });
  // To write opens a document whose parser is done, which the root does not survive. While it is parsed, pages write by the dozen.
  for (const key of ['write', 'writeln']) {
    instruments.method(prototype, key, guard, {
      before: () => rootOf(scope.document),
      after: (_result, root) => {
        if (root !== rootOf(scope.document)) onReopened();
      },
    });
  }
}
