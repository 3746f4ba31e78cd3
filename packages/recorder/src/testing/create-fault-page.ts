import type { FaultSpec, Unnumbered } from '@driftscope/records';
import { createFaultEngine } from '../faults/create-fault-engine.ts';
import { createCauses } from '../hook/causes.ts';
import type { Diversions, OpenedRequest } from '../hook/diversions.ts';
import { createGuard, type Guard } from '../hook/guard.ts';
import { createInstruments, type Instruments } from '../hook/instruments.ts';
import { nativeMethod } from '../hook/native.ts';
import { createRequestLog } from '../http/request-log.ts';
import { watchFetch } from '../http/watch-fetch.ts';
import { recordOf } from '../log/batch-text.ts';
import { createRecordLog } from '../log/create-record-log.ts';
import { addFrame } from '../socket/add-frame.ts';
import { watchWebSocket } from '../socket/watch-web-socket.ts';
import { createFakeServer } from './create-fake-server.ts';

/**
 * A page whose network, clock and timers are fake, under the recorder's real hooks and the real faults. The hook of
 * XMLHttpRequest is loaded in browsers alone: a plain one stands in for it.
 */
export function createFaultPage() {
  const server = createFakeServer();
  const timers = { nowMs: 0, waiting: [] as { readonly atMs: number; readonly run: () => void }[] };
  const after = (ms: number, run: () => void) => {
    const timer = { atMs: timers.nowMs + ms, run };
    timers.waiting.push(timer);
    return () => {
      timers.waiting = timers.waiting.filter((other) => other !== timer);
    };
  };
  /** Lets time go by, timer by timer. */
  const pass = (ms: number) => {
    const untilMs = timers.nowMs + ms;
    for (;;) {
      const next = timers.waiting.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > untilMs) break;
      timers.waiting = timers.waiting.filter((other) => other !== next);
      timers.nowMs = next.atMs;
      next.run();
    }
    timers.nowMs = untilMs;
  };

  const document = new FakeDocument();
  const window = Object.assign(new EventTarget(), {
    ...server.api,
    Event,
    EventTarget,
    MessageEvent,
    CloseEvent,
    Response,
    Date: Object.assign(class extends Date {}, { now: Date.now }),
    document,
    navigator: Object.create({ onLine: true }),
    performance: { now: () => timers.nowMs++ },
  });
  const scope: Window & typeof globalThis = Object(window);

  const problems: string[] = [];
  const guard = createGuard('faults', ({ message }) => problems.push(message));
  const log = createRecordLog({ now: () => timers.nowMs, onAdd: () => undefined, ringGuard: guard });
  const instruments = createInstruments();
  const diversions: Diversions = {};
  const natives = {
    closeSocket: nativeMethod(scope.WebSocket.prototype, 'close'),
    openRequest: nativeMethod(scope.XMLHttpRequest.prototype, 'open'),
  };
  const causes = createCauses(scope, (run) => void after(0, run));
  const observer = { requested: () => undefined, responded: () => undefined, answered: () => undefined };
  const requests = createRequestLog({ log, causes, now: () => timers.nowMs, observer, onBody: () => undefined });
  const common = { scope, instruments, guard, log, causes, diversions, after, requests };
  const { sockets } = watchWebSocket({
    ...common,
    addFrame: (socket, dir, n, data) => addFrame(log, socket, dir, n, data),
    onReceived: () => undefined,
    onSent: () => undefined,
  });
  watchFetch({ ...common, bodyOf: undefined });
  watchRequests(common);
  const engine = createFaultEngine({ scope, log, guard, causes, after, diversions, sockets, natives }, 'mend');

  const records: Unnumbered[] = [];
  return {
    scope,
    server,
    pass,
    diversions,
    /** What went wrong in code of ours. */
    problems,
    begin: (spec: FaultSpec) => engine.begin(spec),
    undo: engine.undo,
    /** Opens a socket, and notes all that the page hears of it. */
    connect: (url = 'wss://app.example/socket.io/?EIO=4&transport=websocket', protocol?: string) => {
      const ws = new scope.WebSocket(url, protocol);
      const heard: unknown[] = [];
      for (const type of ['open', 'message', 'error', 'close']) {
        ws.addEventListener(type, (event) => {
          if (event instanceof MessageEvent) heard.push(event.data);
          else heard.push(event instanceof CloseEvent ? [type, event.code, event.reason, event.wasClean] : type);
        });
      }
      server.settle();
      return { ws, heard };
    },
    /** All that was recorded so far, without numbers. */
    recorded: () => {
      for (const taken of log.take({ maxRecords: 1e6, maxChars: 1e9, force: true })) records.push(recordOf(taken));
      return records;
    },
  };
}

/** What it says of itself it inherits, as documents do. */
class FakeDocument extends EventTarget {
  get baseURI(): string {
    return 'https://app.example/';
  }
  get hidden(): boolean {
    return false;
  }
  get visibilityState(): string {
    return 'visible';
  }
}

function watchRequests({ scope, instruments, guard, diversions }: Watched): void {
  const { prototype } = scope.XMLHttpRequest;
  const opened = new WeakMap<object, OpenedRequest>();
  instruments.method(prototype, 'open', guard, {
    after: (_result, _token, [method, url, isAsync = true], self) => {
      opened.set(Object(self), { method: String(method), url: String(url), isAsync: isAsync === true });
    },
  });
  instruments.method(prototype, 'send', guard, {
    divert: (args, self) => diversions.sendRequest?.(Object(self), args, () => opened.get(Object(self))),
  });
}

interface Watched {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly diversions: Diversions;
}
