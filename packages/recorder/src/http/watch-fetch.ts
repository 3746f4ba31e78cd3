import type { Causes } from '../hook/causes.ts';
import type { Diversions } from '../hook/diversions.ts';
import { followPromise } from '../hook/follow-promise.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { describeRequest } from './describe-request.ts';
import { describeResponse } from './describe-response.ts';
import { type BodyText, readBody } from './read-body.ts';
import type { Call, RequestLog } from './request-log.ts';
import type { BodyOfRequest } from './watch-request-bodies.ts';

export interface FetchWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly requests: RequestLog;
  readonly diversions: Diversions;
  /** Absent: nothing is known of the bodies of `Request` objects. */
  readonly bodyOf: BodyOfRequest | undefined;
}

const { Promise: NativePromise, Response } = globalThis;

/** Watches `fetch`. The page gets a promise that follows the original's; bodies are read from a clone. */
export function watchFetch(options: FetchWatchOptions): void {
  const { scope, instruments, guard, log, causes, after, requests, diversions, bodyOf } = options;
  const then = nativeMethod(NativePromise.prototype, 'then');
  const readAs = ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes'];
  const responseSeq = new WeakMap<object, number>();

  const start = (args: readonly unknown[]): Call | undefined => {
    if (!log.open) return undefined;
    const description = describeRequest(args, scope.document.baseURI, bodyOf);
    return description && requests.start('fetch', description);
  };

  const succeed = guard.wrap((call: Call, response: unknown) => {
    if (!log.open || !(response instanceof Response)) return;
    const described = describeResponse(response);
    const seq = requests.responded(call, described);
    responseSeq.set(response, seq);
    causes.following(seq);
    if (described.noBody !== undefined) return;
    const tell = guard.wrap((read: BodyText | undefined) => read && requests.answered(call, read));
    const fault = guard.wrap((reason: unknown) => {
      throw reason;
    });
    then(readBody(response, after), tell, fault);
  });

  const failed = guard.wrap((call: Call, reason: unknown) => {
    const message = messageOf(reason);
    // The network fails with a TypeError; all else is the reason that the page gave its signal.
    requests.failed(call, reason instanceof TypeError ? 'network' : 'abort', message);
  });

  instruments.method(scope, 'fetch', guard, {
    before: start,
    divert: (args, self) => diversions.fetch?.(args, self),
    follow: (result, call) =>
      call &&
      followPromise(
        result,
        (response) => succeed(call, response),
        (reason) => failed(call, reason),
      ),
  });

  // What the page does once it has read a body follows from the response, a few tasks later.
  for (const key of readAs) {
    if (!(key in scope.Response.prototype)) continue;
    instruments.method(scope.Response.prototype, key, guard, {
      follow: (result, _token, _args, self) => {
        const seq = log.open && typeof self === 'object' && self !== null ? responseSeq.get(self) : undefined;
        return seq === undefined ? undefined : followPromise(result, () => causes.following(seq));
      },
    });
  }
}

/** A page may abort with whatever it likes; of objects of its own nothing is read. */
function messageOf(reason: unknown): string {
  if (typeof reason === 'string') return reason;
  return reason instanceof Error || reason instanceof DOMException ? reason.message : '';
}
