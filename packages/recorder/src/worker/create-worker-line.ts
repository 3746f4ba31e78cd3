import type { Guard } from '../hook/guard.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { isEnvelope, type WorkerCommand, type WorkerMessage } from './worker-message.ts';

export interface WorkerLine {
  /** Hears first of all what the worker sends, and keeps from the page what is ours. */
  open(worker: object, ears: WorkerEars): void;
  command(worker: object, command: WorkerCommand): void;
  /** Tells the page that the worker's script could not be loaded, as the browser would have. */
  fail(worker: object): void;
}

export interface WorkerEars {
  readonly heard: (message: WorkerMessage) => void;
  /** The page's handlers of a message of its own run next. */
  readonly passed: (event: Event) => void;
  /** The page is told of an error in the worker. */
  readonly failed: () => void;
}

/** The channel that a worker and its page have anyway: only there do our messages keep their place among the page's. */
export function createWorkerLine(scope: Window & typeof globalThis, token: string, guard: Guard): WorkerLine {
  const { Event, MessageEvent } = scope;
  const { prototype } = scope.EventTarget;
  const listen = nativeMethod(prototype, 'addEventListener');
  const dispatch = nativeMethod(prototype, 'dispatchEvent');
  const stop = nativeMethod(Event.prototype, 'stopImmediatePropagation');
  const dataOf = nativeGetter(MessageEvent.prototype, 'data');
  const post = nativeMethod(scope.Worker.prototype, 'postMessage');
  return {
    open: (worker, { heard, passed, failed }) => {
      const hear = guard.wrap(heard);
      const pass = guard.listener(passed);
      listen(worker, 'message', (event: Event) => {
        const data = event instanceof MessageEvent ? dataOf(event) : undefined;
        if (!isEnvelope<WorkerMessage>(data, token)) return pass(event);
        // Not under the guard: whatever becomes of our own code, the page must not see it.
        stop(event);
        hear(data[1]);
      });
      listen(worker, 'error', guard.listener(failed));
    },
    command: (worker, command) => void post(worker, [token, command]),
    fail: (worker) => void dispatch(worker, new Event('error', { cancelable: true })),
  };
}
