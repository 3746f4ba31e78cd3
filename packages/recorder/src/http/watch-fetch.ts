import type { Causes } from '../hook/causes.ts';
import { followPromise } from '../hook/follow-promise.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { describeRequest, type RequestDescription } from './describe-request.ts';
import { describeResponse } from './describe-response.ts';
import { readBody } from './read-body.ts';

/** Told of requests as they pass; `request` is their number. */
export interface RequestObserver {
  requested(request: number, description: RequestDescription, seq: number): void;
  responded(request: number, status: number, seq: number): void;
  answered(request: number, body: string, seq: number): void;
}

export interface FetchWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly observer: RequestObserver;
}

interface Call {
  readonly request: number;
  readonly startMs: number;
}

const { Promise: NativePromise, Response } = globalThis;

/** Watches `fetch`. The page gets a promise that follows the original's; bodies are read from a clone. */
export function watchFetch(options: FetchWatchOptions): void {
  const { scope, instruments, guard, log, causes, now, after, observer } = options;
  const then = nativeMethod(NativePromise.prototype, 'then');
  const readAs = ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes'];
  const responseSeq = new WeakMap<object, number>();
  let requests = 0;

  const start = (args: readonly unknown[]): Call | undefined => {
    if (!log.open) return undefined;
    const description = describeRequest(args, scope.document.baseURI);
    if (!description) return undefined;
    requests += 1;
    const { authorization, ...fields } = description;
    const auth = authorization === undefined ? {} : { auth: schemeOf(authorization) };
    const seq = log.add({ kind: 'http.request', request: requests, api: 'fetch', ...fields, ...auth });
    observer.requested(requests, description, seq);
    return { request: requests, startMs: now() };
  };

  const succeed = guard.wrap((call: Call, response: unknown) => {
    if (!log.open || !(response instanceof Response)) return;
    const { request, startMs } = call;
    const described = describeResponse(response);
    const seq = log.add({ kind: 'http.response', request, ...described, durationMs: now() - startMs });
    responseSeq.set(response, seq);
    causes.following(seq);
    observer.responded(request, described.status, seq);
    if (described.noBody !== undefined) return;
    const tell = guard.wrap((read: Awaited<ReturnType<typeof readBody>>) => {
      if (!read || !log.open) return;
      const bodySeq = log.add({ kind: 'http.body', request, ...read });
      observer.answered(request, read.body, bodySeq);
    });
    then(readBody(response, after), tell);
  });

  const failed = guard.wrap(({ request, startMs }: Call, reason: unknown) => {
    // The network fails with a TypeError; all else is the reason that the page gave its signal.
    const abort = !(reason instanceof TypeError);
    const message = reason instanceof Error || reason instanceof DOMException ? reason.message : '';
    const fields = { request, message: message.slice(0, 300), durationMs: now() - startMs };
    log.add({ kind: 'http.failure', reason: abort ? 'abort' : 'network', ...fields });
  });

  instruments.method(scope, 'fetch', guard, {
    before: start,
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

/** `bearer` of `Bearer abc`. A header of one word may be the secret itself, and is told as `other`. */
const schemeOf = (authorization: string): string =>
  /^\s*([\w-]{1,32})\s+\S/.exec(authorization)?.[1]?.toLowerCase() ?? 'other';
