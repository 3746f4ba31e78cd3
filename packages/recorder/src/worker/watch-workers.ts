import type { RecordOf } from '@driftscope/records';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeGetter } from '../hook/native.ts';
import { absoluteUrl } from '../http/absolute-url.ts';
import type { RecordLog } from '../log/record-log.ts';

export interface WorkersWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
}

export interface WorkersWatch {
  /** Records again what was started so far, for a recording that begins late. It may have ended since. */
  tellStarted(): void;
}

type Unseen = Omit<RecordOf<'recorder.unseen'>, 'seq' | 't'>;

/** A page that starts workers all the time starts the same ones. */
const maxKept = 50;

/**
 * Records that the page started a worker, into which the recorder cannot look: what is missing of a page's traffic may
 * be there. The worker stays the browser's own. To run ours in it, its script would have to be loaded from another
 * address, which changes its `location`, and with it every relative address that it uses. What that breaks is in LIMITS.md.
 */
export function watchWorkers({ scope, instruments, guard, log }: WorkersWatchOptions): WorkersWatch {
  const hrefOf = nativeGetter(scope.URL.prototype, 'href');
  const started: Unseen[] = [];

  const watch = (name: 'Worker' | 'SharedWorker', what: Unseen['what']) => {
    instruments.construction(scope, name, guard, (_worker, [address]) => {
      const unseen: Unseen = { kind: 'recorder.unseen', what, ...urlOf(address) };
      if (started.length < maxKept) started[started.length] = unseen;
      log.add(unseen);
    });
  };
  const urlOf = (address: unknown): { url?: string } => {
    // To make a string of anything else could run the page's own code a second time.
    const text = address instanceof scope.URL ? String(hrefOf(address)) : address;
    if (typeof text !== 'string') return {};
    // The address of such a script is the script.
    if (/^\s*data:/i.test(text)) return { url: 'data:' };
    const url = absoluteUrl(text, scope.document.baseURI)?.slice(0, 4096);
    return url === undefined ? {} : { url };
  };

  watch('Worker', 'worker');
  // Not on Android.
  if ('SharedWorker' in scope) watch('SharedWorker', 'shared worker');

  return {
    tellStarted: () => {
      for (const unseen of started) log.add(unseen);
    },
  };
}
