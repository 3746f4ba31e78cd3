import { createCauses } from '../hook/causes.ts';
import type { Guard } from '../hook/guard.ts';
import { createGuard } from '../hook/guard.ts';
import { createInstruments } from '../hook/instruments.ts';
import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { readFrame } from '../socket/frame-payload.ts';
import { watchWebSocket } from '../socket/watch-web-socket.ts';
import { isEnvelope, type WorkerCommand, type WorkerConfig, type WorkerMessage } from '../worker/worker-message.ts';
import { createAddresses } from './addresses.ts';
import { createFactLog } from './create-fact-log.ts';
import { repairAddresses } from './repair-addresses.ts';
import { watchLoading } from './watch-loading.ts';

/**
 * Watches the sockets of a dedicated worker, and lets it see itself as if its own script had started it. It runs before the
 * first line of that script.
 */
export function installInWorker(scope: typeof globalThis, { address, token, open }: WorkerConfig): void {
  const post = nativeMethod(scope, 'postMessage');
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const stop = nativeMethod(scope.Event.prototype, 'stopImmediatePropagation');
  const dataOf = nativeGetter(scope.MessageEvent.prototype, 'data');
  const say = (message: WorkerMessage) => void post(scope, [token, message]);

  say({ kind: 'begun' });
  const guardOf = (hook: string): Guard => createGuard(`${hook} in a worker`, (fault) => say({ kind: 'fault', fault }));
  const install = <Made>(hook: string, make: (guard: Guard) => Made): Made | undefined => {
    const guard = guardOf(hook);
    return guard.wrap(() => make(guard))();
  };

  const instruments = createInstruments();
  const addresses = createAddresses(address);
  const log = createFactLog({ say, open });
  const causes = createCauses(scope, () => undefined);
  const sockets = install('WebSocket', (guard) =>
    watchWebSocket({
      scope,
      instruments,
      guard,
      log,
      causes,
      addFrame: (socket, dir, n, data) => log.addFrame({ socket, dir, n }, readFrame(data)),
      diversions: { newSocket: addresses.first },
      onReceived: () => undefined,
      onSent: () => undefined,
    }),
  );

  listen(scope, 'message', (event: Event) => {
    const data = event instanceof scope.MessageEvent ? dataOf(event) : undefined;
    if (!isEnvelope<WorkerCommand>(data, token)) return;
    stop(event);
    log.setOpen(data[1].open);
    if (data[1].open) sockets?.tellLive();
  });

  install('loading', (guard) => watchLoading({ scope, listen, stop, guard, address, say }));
  install('addresses', (guard) => repairAddresses({ scope, instruments, guard, addresses, say }));
  install('postMessage', (guard) => {
    let isTold = false;
    instruments.method(scope, 'postMessage', guard, {
      before: () => {
        const follows = log.open && causes.current().cause !== undefined;
        if (follows !== isTold) say({ kind: follows ? 'following' : 'not following' });
        isTold = follows;
      },
      after: () => {
        isTold = false;
      },
    });
    instruments.method(scope, 'close', guard, { before: () => say({ kind: 'closing' }) });
  });
}
