import type { Causes } from '../hook/causes.ts';
import type { Diversions, OpenedRequest } from '../hook/diversions.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import type { RecordLog } from '../log/record-log.ts';
import { absoluteUrl } from './absolute-url.ts';
import { bodyBytes, takesBytes } from './body-bytes.ts';
import { describeBody } from './describe-body.ts';
import { describeHeaders } from './describe-headers.ts';
import { describeXhrResponse, readXhrBody, readXhrBytes } from './describe-xhr-response.ts';
import type { Call, RequestLog } from './request-log.ts';

export interface XhrWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
  readonly requests: RequestLog;
  readonly diversions: Diversions;
}

/** A request object of the page, from one `open` to the next. */
interface Opened extends OpenedRequest {
  readonly headers: Map<string, string>;
  readonly takesBytes: boolean;
  /** Absent until it is sent, and once it has ended. */
  call?: Call | undefined;
  /** `seq` of its response. 0: none yet. */
  responseSeq: number;
}

const OPENED = 1;
const HEADERS_RECEIVED = 2;
const DONE = 4;
const failures = { error: 'network', abort: 'abort', timeout: 'abort' } as const;

/** Watches XMLHttpRequest. What it answers is looked at when it is done, before the page's own handlers run. */
export function watchXhr(options: XhrWatchOptions): void {
  const { scope, instruments, guard, log, causes, requests, diversions } = options;
  const { prototype } = scope.XMLHttpRequest;
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const stateOf = nativeGetter(prototype, 'readyState');
  const states = new WeakMap<object, Opened>();
  const stateFor = (xhr: unknown) => (typeof xhr === 'object' && xhr !== null ? states.get(xhr) : undefined);

  const end = (state: Opened, reason: 'network' | 'abort', message: string) => {
    if (state.call && log.open) requests.failed(state.call, reason, message);
    state.call = undefined;
  };

  const proceed = (xhr: object, state: Opened) => {
    const readyState = stateOf(xhr);
    if (!state.call || !log.open || (readyState !== HEADERS_RECEIVED && readyState !== DONE)) return;
    const response = describeXhrResponse(xhr, state.takesBytes);
    // A request that failed is done as well; an event that follows says how.
    if (response.status === 0) return;
    if (state.responseSeq === 0) state.responseSeq = requests.responded(state.call, response);
    if (readyState !== DONE) return;
    if (response.noBody === undefined) tellBody(xhr, state.call, state.takesBytes);
    state.call = undefined;
  };

  const tellBody = (xhr: object, call: Call, takesBytes: boolean) => {
    const bytes = takesBytes ? readXhrBytes(xhr) : undefined;
    if (bytes) return requests.answeredInBytes(call, bytes);
    const body = readXhrBody(xhr);
    if (body) requests.answered(call, body);
  };

  const on = (xhr: object, type: string, handle: (state: Opened) => void) => {
    const handled = guard.listener((event) => {
      const state = states.get(xhr);
      if (!state) return;
      handle(state);
      if (state.responseSeq !== 0) causes.during(event, state.responseSeq);
    });
    listen(xhr, type, handled);
  };

  // First of all listeners, since the page has not seen the object yet.
  instruments.construction(scope, 'XMLHttpRequest', guard, (xhr) => {
    on(xhr, 'readystatechange', (state) => proceed(xhr, state));
    for (const type of ['load', 'loadend']) on(xhr, type, () => undefined);
    for (const [type, reason] of Object.entries(failures)) on(xhr, type, (state) => end(state, reason, type));
  });

  instruments.method(prototype, 'open', guard, {
    after: (_result, _token, [method, address, isAsync = true], self) => {
      if (typeof self !== 'object' || self === null) return;
      const former = states.get(self);
      // To open again is to abort, without an event.
      if (former) end(former, 'abort', 'opened again');
      states.delete(self);
      const text = address instanceof URL ? address.href : address;
      const url = typeof text === 'string' ? absoluteUrl(text, scope.document.baseURI) : undefined;
      if (url === undefined || typeof method !== 'string') return;
      const request = { method: method.toUpperCase(), url, isAsync: Boolean(isAsync) };
      states.set(self, { ...request, headers: new Map(), takesBytes: takesBytes(url), responseSeq: 0 });
    },
  });

  instruments.method(prototype, 'setRequestHeader', guard, {
    after: (_result, _token, [name, value], self) => {
      if (typeof name === 'string' && typeof value === 'string') stateFor(self)?.headers.set(name.toLowerCase(), value);
    },
  });

  instruments.method(prototype, 'send', guard, {
    divert: (args, self) =>
      typeof self === 'object' && self !== null
        ? diversions.sendRequest?.(self, args, () => states.get(self))
        : undefined,
    // Before, since the events of a synchronous request come before it returns.
    before: ([body], self) => {
      const state = stateFor(self);
      if (!log.open || !state || state.call || stateOf(self) !== OPENED) return;
      const { method, url, headers } = state;
      const sent = method === 'GET' || method === 'HEAD' ? {} : describeBody(body);
      const bytes = state.takesBytes ? bodyBytes(body) : undefined;
      const described = { method, url, ...describeHeaders((name) => headers.get(name)), ...sent };
      state.call = requests.start('xhr', described, bytes);
    },
  });
}
