import type { RecordOf, Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Listen } from '../hook/listeners.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import type { RecordLog } from '../log/record-log.ts';
import { plainUrl } from './plain-url.ts';

export interface ErrorWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly listen: Listen;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
}

/** Records uncaught errors and unhandled rejections, with the id of the report where a Sentry SDK made one. */
export function watchErrors({ scope, listen, guard, log, causes }: ErrorWatchOptions): void {
  const add = (fields: Unnumbered<ErrorRecord>) => {
    const before = sentryIdIn(scope);
    // The SDK's own listener comes after this one: its id is there when the batch is made.
    const seq = log.addLater(fields.kind, {
      finish: () => {
        const sentryId = sentryIdIn(scope);
        return sentryId === undefined || sentryId === before ? fields : { ...fields, sentryId };
      },
    });
    if (seq !== 0) causes.following(seq);
  };

  const uncaught = guard.wrap((event: Event) => {
    // A resource that did not load is an `error` too, of another kind of event.
    if (!log.open || !(event instanceof ErrorEvent)) return;
    const { message, filename, lineno, error } = event;
    const place = filename === '' ? {} : { source: plainUrl(filename), line: lineno };
    add({ kind: 'error.uncaught', ...describeThrown(error), message: message.slice(0, MAX_MESSAGE), ...place });
  });
  const rejected = guard.wrap((event: Event) => {
    if (!log.open || !(event instanceof PromiseRejectionEvent)) return;
    add({ kind: 'error.rejection', ...describeThrown(event.reason) });
  });
  listen(scope, 'error', (event) => uncaught(event));
  listen(scope, 'unhandledrejection', (event) => rejected(event));
}

type ErrorRecord = RecordOf<'error.uncaught' | 'error.rejection'>;

const MAX_MESSAGE = 1000;
const MAX_STACK = 4000;

/** What was thrown may be anything of the page's: its getters are not run. */
function describeThrown(thrown: unknown): { name?: string; message: string; stack?: string } {
  if (typeof thrown === 'string') return { message: thrown.slice(0, MAX_MESSAGE) };
  if (thrown instanceof DOMException) return { name: thrown.name, message: thrown.message.slice(0, MAX_MESSAGE) };
  if (!(thrown instanceof Error)) return { message: `threw ${typeof thrown}` };
  const [message, stack] = [readOwn(thrown, 'message'), readOwn(thrown, 'stack')];
  const name = readOwn(Object.getPrototypeOf(thrown), 'name') ?? readOwn(thrown, 'name');
  return {
    name: typeof name === 'string' ? name.slice(0, 100) : 'Error',
    message: typeof message === 'string' ? message.slice(0, MAX_MESSAGE) : '',
    ...(typeof stack === 'string' ? { stack: stack.slice(0, MAX_STACK) } : {}),
  };
}

/** The id of the last report, of version 8 and later of the SDK (kept by version) or of version 7 (in its hub). */
function sentryIdIn(scope: object): string | undefined {
  const carrier = readOwn(scope, '__SENTRY__');
  if (typeof carrier !== 'object' || carrier === null) return undefined;
  const version = readOwn(carrier, 'version');
  const id =
    typeof version === 'string'
      ? readPath(carrier, version, 'defaultIsolationScope', '_lastEventId')
      : readPath(carrier, 'hub', '_lastEventId');
  return typeof id === 'string' ? id.slice(0, 64) : undefined;
}
