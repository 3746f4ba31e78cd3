import type { Causes } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { absoluteUrl } from '../http/absolute-url.ts';
import type { RecordLog } from '../log/record-log.ts';

export interface EventSourceWatchOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
  readonly causes: Causes;
}

interface LiveStream {
  readonly stream: number;
  readonly types: Set<string>;
  events: number;
}

const MAX_TEXT = 65_536;
const CLOSED = 2;

/** Watches every EventSource that the page makes from now on: its ends, and the events that the page listens for. */
export function watchEventSource({ scope, instruments, guard, log, causes }: EventSourceWatchOptions): void {
  const { prototype } = scope.EventSource;
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const urlOf = nativeGetter(prototype, 'url');
  const stateOf = nativeGetter(prototype, 'readyState');
  const dataOf = nativeGetter(scope.MessageEvent.prototype, 'data');
  const idOf = nativeGetter(scope.MessageEvent.prototype, 'lastEventId');
  const live = new WeakMap<object, LiveStream>();
  let streams = 0;

  const on = (source: object, type: string, handle: (event: Event) => number) => {
    const handled = guard.listener((event) => {
      const seq = handle(event);
      if (seq !== 0) causes.during(event, seq);
    });
    listen(source, type, handled);
  };

  const hear = (source: object, of: LiveStream, type: string) => {
    if (of.types.has(type)) return;
    of.types.add(type);
    on(source, type, (event) => {
      // A page may dispatch events of its own, an `error` without a text among them.
      const data = event.isTrusted && event instanceof MessageEvent ? dataOf(event) : undefined;
      if (typeof data !== 'string') return 0;
      of.events += 1;
      if (!log.open) return 0;
      const numbered = { stream: of.stream, n: of.events, event: type.slice(0, 200) };
      return log.add({ kind: 'stream.event', ...numbered, ...kept(data), ...idText(idOf(event)) });
    });
  };

  instruments.construction(scope, 'EventSource', guard, (source) => {
    streams += 1;
    const of: LiveStream = { stream: streams, types: new Set(), events: 0 };
    const { stream } = of;
    live.set(source, of);
    log.add({ kind: 'stream.attempt', stream, url: absoluteUrl(String(urlOf(source)), scope.document.baseURI) ?? '' });
    on(source, 'open', () => log.add({ kind: 'stream.open', stream }));
    on(source, 'error', () => log.add({ kind: 'stream.error', stream, retries: stateOf(source) !== CLOSED }));
    hear(source, of, 'message');
  });

  // The method is EventTarget's, and far too busy to be watched there.
  instruments.inherited(prototype, 'addEventListener', guard, (source, [type]) => {
    if (typeof source !== 'object' || source === null || typeof type !== 'string') return;
    const of = live.get(source);
    if (of) hear(source, of, type);
  });

  instruments.method(prototype, 'close', guard, {
    before: (_args, self) => {
      const of = typeof self === 'object' && self !== null ? live.get(self) : undefined;
      return of && stateOf(self) !== CLOSED ? of : undefined;
    },
    after: (_result, of) => {
      if (of) log.add({ kind: 'stream.close', stream: of.stream });
    },
  });
}

function kept(data: string): { size: number; text: string; cut?: 'size' } {
  const size = data.length;
  return size > MAX_TEXT ? { size, text: data.slice(0, MAX_TEXT), cut: 'size' } : { size, text: data };
}

const idText = (id: unknown): { lastEventId?: string } =>
  typeof id === 'string' && id !== '' ? { lastEventId: id.slice(0, 200) } : {};
