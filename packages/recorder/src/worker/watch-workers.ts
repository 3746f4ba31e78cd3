import type { RecordOf } from '@driftscope/records';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { absoluteUrl } from '../http/absolute-url.ts';
import type { RecordLog } from '../log/record-log.ts';
import { createAddressReader, type ReadAddress } from './read-address.ts';
import type { WorkerLook } from './worker-look.ts';

export interface WorkersWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
}

export interface WorkersWatch {
  /** Absent: every worker stays the browser's own. */
  look?: WorkerLook;
  readonly readAddress: ReadAddress;
  /** Records a worker that cannot be looked into. */
  tell(unseen: Unseen): void;
  /** Records again what was started so far, for a recording that begins late. It may have ended since. */
  resume(): void;
  pause(): void;
}

export type Unseen = Omit<RecordOf<'recorder.unseen'>, 'seq' | 't' | 'kind'>;

/** A page that starts workers all the time starts the same ones. */
const MAX_KEPT = 50;

/**
 * Records that the page started a worker that is not looked into: what is missing of a page's traffic may be there. Unless
 * the user wants more, it stays the browser's own: what it takes to look into one, and what that may break, is in LIMITS.md.
 */
export function watchWorkers({ scope, instruments, guard, log }: WorkersWatchOptions): WorkersWatch {
  const readAddress = createAddressReader(scope);
  const started: Unseen[] = [];

  const urlOf = (address: unknown): string | undefined => {
    const text = readAddress(address);
    if (text === undefined) return undefined;
    // The address of such a script is the script.
    if (/^\s*data:/i.test(text)) return 'data:';
    return absoluteUrl(text, scope.document.baseURI)?.slice(0, 4096);
  };

  const watch: WorkersWatch = {
    readAddress,
    tell: (unseen) => {
      if (started.length < MAX_KEPT) started[started.length] = unseen;
      log.add({ kind: 'recorder.unseen', ...unseen });
    },
    resume: () => {
      for (const unseen of started) log.add({ kind: 'recorder.unseen', ...unseen });
      watch.look?.setOpen(true);
    },
    pause: () => watch.look?.setOpen(false),
  };

  const made = (
    what: Unseen['what'],
    address: unknown,
    seen?: (url: string | undefined) => ReturnType<WorkerLook['made']>,
  ) => {
    const url = urlOf(address);
    const how = seen?.(url);
    if (how !== 'seen') watch.tell({ what, ...(url !== undefined && { url }), ...(how === 'policy' && { why: how }) });
  };
  instruments.construction(
    scope,
    'Worker',
    guard,
    (worker, [address]) => made('worker', address, (url) => watch.look?.made(worker, url) ?? 'unseen'),
    (args) => watch.look?.rewrite(args),
  );
  // Not on Android.
  if ('SharedWorker' in scope) {
    instruments.construction(scope, 'SharedWorker', guard, (_worker, [address]) => made('shared worker', address));
  }
  return watch;
}
