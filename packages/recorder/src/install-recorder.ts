import { createApolloFinder } from './apollo/create-apollo-finder.ts';
import { watchApolloDevtools } from './apollo/watch-apollo-devtools.ts';
import { captureNatives } from './faults/capture-natives.ts';
import type { FaultSeam } from './faults/fault-seam.ts';
import { lendSeam } from './faults/lend-seam.ts';
import { createCauses } from './hook/causes.ts';
import { createClock } from './hook/clock.ts';
import type { Diversions } from './hook/diversions.ts';
import { createGuard, type Guard, type HookFault } from './hook/guard.ts';
import { createInstruments } from './hook/instruments.ts';
import { createListeners } from './hook/listeners.ts';
import { createMeter } from './hook/meter.ts';
import { createTimers } from './hook/timers.ts';
import { createRequestLog } from './http/request-log.ts';
import { watchDeliveries } from './http/watch-deliveries.ts';
import { watchFetch } from './http/watch-fetch.ts';
import { watchRequestBodies } from './http/watch-request-bodies.ts';
import { watchXhr } from './http/watch-xhr.ts';
import { createIdentityState } from './identity/identity-state.ts';
import { watchRequests } from './identity/watch-requests.ts';
import { watchSocketAuth } from './identity/watch-socket-auth.ts';
import { watchStates } from './identity/watch-states.ts';
import { createActivityGate } from './log/activity-gate.ts';
import { createCostReader } from './log/cost.ts';
import { createRecordLog } from './log/create-record-log.ts';
import { createSessionClock } from './log/session-clock.ts';
import { createSessionHeader } from './log/session-header.ts';
import { startSender } from './log/start-sender.ts';
import { describeLoad } from './page/describe-load.ts';
import { installPageApi, isInstalled } from './page/install-page-api.ts';
import { watchErrors } from './page/watch-errors.ts';
import { watchPage } from './page/watch-page.ts';
import { watchPageCost } from './page/watch-page-cost.ts';
import { watchReopening } from './page/watch-reopening.ts';
import { watchLocalState } from './react/watch-local-state.ts';
import { watchReact } from './react/watch-react.ts';
import type { Recorder, RecorderOptions } from './recorder.ts';
import { createRecordingSwitch } from './recording-switch.ts';
import { addFrame } from './socket/add-frame.ts';
import { watchEventSource } from './socket/watch-event-source.ts';
import { watchWebSocket } from './socket/watch-web-socket.ts';
import { watchBroadcastChannel } from './storage/watch-broadcast-channel.ts';
import { watchCaches } from './storage/watch-caches.ts';
import { watchCookies } from './storage/watch-cookies.ts';
import { watchIndexedDb } from './storage/watch-indexed-db.ts';
import { watchStorage } from './storage/watch-storage.ts';
import { createLooks } from './store/create-looks.ts';
import { createReactStoreAdapters } from './store/react-store-adapters.ts';
import { trackStores } from './store/track-stores.ts';
import { watchReduxDevtools } from './store/watch-redux-devtools.ts';
import { createWireMemory } from './store/wire-memory.ts';
import { watchSwr } from './swr/watch-swr.ts';
import type { TravelSeam } from './travel/travel-seam.ts';
import { watchSteps } from './ui/watch-steps.ts';
import { watchVue } from './vue/watch-vue.ts';
import { watchVue2 } from './vue/watch-vue-2.ts';
import { watchWorkers } from './worker/watch-workers.ts';
import type { WorkerSeam } from './worker/worker-seam.ts';

/** Installs the hooks into a page. Absent: another recorder is at work there, and nothing was done. */
export function installRecorder(options: RecorderOptions): Recorder | undefined {
  const { scope, send, recorderVersion, onActive, onReopened, faultsEvent } = options;
  if (isInstalled(scope)) return undefined;

  const now = createClock(scope);
  const clock = createSessionClock(now, scope.Date.now);
  const meter = createMeter(now);
  const timers = createTimers(scope);
  const tellFault = (fault: HookFault): void => void log.add({ kind: 'recorder.fault', ...fault });
  const timersGuard = createGuard('timers', tellFault);
  const after = meter.timers((ms, run) => timers(ms, timersGuard.wrap(run)));
  const instruments = createInstruments();
  const { listen, renew, removeAll } = createListeners(scope);
  const causes = createCauses(scope, (run) => after(0, run));
  const wire = createWireMemory();
  const looks = createLooks({ now, after });
  const log = createRecordLog({
    now: clock.now,
    ringGuard: createGuard('ring', tellFault),
    onAdd: (fields) => {
      sender.wake();
      gate.saw(fields);
      looks.saw(fields);
    },
  });
  const guardOf = (hook: string): Guard => createGuard(hook, tellFault, meter);
  const header = createSessionHeader({
    scope,
    originMs: clock.originMs,
    recorderVersion,
  });
  const sender = startSender({ log, header, send: guardOf('send').wrap(send), now: clock.now, after });

  const gate = createActivityGate({ active: scope.self === scope.top, onActive, setSending: sender.setSending });

  const identity = createIdentityState((fields) => log.add(fields));
  const watchState = watchStates(identity);
  const stores = trackStores({
    log,
    guardOf,
    causes,
    after,
    onState: (store, state, seq, before) => {
      watchState(store, state, seq, before);
      faults?.travel?.saw(store, state, seq);
    },
  });

  log.add({ kind: 'recorder.on', fromStart: true });
  log.add(describeLoad(scope));

  const diversions: Diversions = {};
  const natives = faultsEvent === undefined ? undefined : captureNatives(scope);
  const common = { scope, instruments, log, causes, listen, now, after, sender, diversions };
  const install = <Watch>(hook: string, watch: (guard: Guard) => Watch): Watch | undefined => {
    const guard = guardOf(hook);
    return guard.wrap(() => watch(guard))();
  };
  install('page', (guard) => watchPage({ ...common, guard }));
  install('document', (guard) =>
    watchReopening({
      ...common,
      guard,
      onReopened: () => {
        // Those of the bridge come first, as they did.
        onReopened?.();
        renew();
      },
    }),
  );
  const heard = { onReceived: wire.saw, onSent: watchSocketAuth(identity) };
  const sockets = install('WebSocket', (guard) =>
    watchWebSocket({
      ...common,
      ...heard,
      guard,
      addFrame: (socket, dir, n, data) => addFrame(log, socket, dir, n, data),
    }),
  );
  const deliveries = install('deliveries', (guard) => watchDeliveries({ ...common, guard }));
  const observer = watchRequests(identity);
  const requests = createRequestLog({ log, causes, now, observer, onBody: wire.saw, onStart: deliveries?.expect });
  const bodyOf = install('Request', (guard) => watchRequestBodies({ ...common, guard }));
  install('fetch', (guard) => watchFetch({ ...common, guard, requests, bodyOf }));
  install('XMLHttpRequest', (guard) => watchXhr({ ...common, guard, requests }));
  const workers = install('Worker', (guard) => watchWorkers({ ...common, guard }));
  const faults = install('faults', (guard): (FaultSeam & TravelSeam & WorkerSeam) | undefined => {
    if (sockets === undefined || natives === undefined || faultsEvent === undefined) return undefined;
    const seam = { ...common, ...heard, guard, guardOf, sockets: sockets.sockets, natives, stores, workers };
    lendSeam(seam, listen, faultsEvent);
    return seam;
  });
  install('errors', (guard) => watchErrors({ ...common, guard }));
  install('steps', (guard) => watchSteps({ ...common, guard }));
  const stopPageCost = install('page cost', (guard) => watchPageCost({ ...common, guard, timeOf: clock.of }));
  install('EventSource', (guard) => watchEventSource({ ...common, guard }));
  const storages = install('Storage', (guard) => watchStorage({ ...common, guard }));
  install('cookie', (guard) => watchCookies({ ...common, guard }));
  install('IndexedDB', (guard) => watchIndexedDb({ ...common, guard }));
  install('CacheStorage', (guard) => watchCaches({ ...common, guard }));
  install('BroadcastChannel', (guard) => watchBroadcastChannel({ ...common, guard }));
  const apolloStoresOf = createApolloFinder({ ...common, guard: guardOf('apollo') });
  const storeAdapters = createReactStoreAdapters(apolloStoresOf);
  const local = { ...common, wire, onStore: stores.found, onGone: stores.gone };
  const caches = watchSwr({ ...local, guard: guardOf('swr') });
  const localState = watchLocalState({ ...local, caches, guard: guardOf('react state') });
  const react = install('react', (guard) =>
    watchReact({
      ...common,
      guard,
      active: () => log.open,
      onMounted: (fiber) => {
        for (const find of storeAdapters) for (const source of find(fiber)) stores.found(source);
        localState.rendered(fiber);
      },
      onUpdated: localState.rendered,
      onUnmounted: localState.unmounted,
    }),
  );
  const stopReduxDevtools = install('redux devtools', (guard) =>
    watchReduxDevtools({ ...common, guard, onStore: stores.found }),
  );
  const apollo = install('apollo devtools', (guard) =>
    watchApolloDevtools({
      ...common,
      guard,
      onClient: (client) => {
        for (const source of apolloStoresOf(client, 'apollo devtools')) stores.found(source);
      },
    }),
  );
  const inVue = { ...local, looks, active: () => log.open };
  const vue3 = install('vue', (guard) => watchVue({ ...inVue, guard, apolloStoresOf }));
  const vue2 = install('vue 2', (guard) => watchVue2({ ...inVue, guard }));
  const visitVue = guardOf('vue').wrap(() => {
    for (const element of scope.document.querySelectorAll('*')) {
      vue3?.visit(element);
      vue2?.visit(element);
    }
  });
  install('__DRIFTSCOPE__', (guard) =>
    installPageApi({
      ...common,
      guard,
      onStore: stores.found,
      onIdentity: (who) => identity.saw({ place: 'app', who, how: 'app', strength: 'certain' }),
      onMark: (text) => log.add({ kind: 'mark', text }),
    }),
  );

  const recording = createRecordingSwitch({
    log,
    sender: { flush: sender.flush, setSending: gate.setSending },
    onWanted: () => storages?.begin(),
    onBegin: () => {
      log.add(describeLoad(scope));
      sockets?.tellLive();
      workers?.resume();
      storages?.resume();
      stores.resume();
      react?.visitMounted();
      apollo?.tellShown();
      visitVue();
    },
    onEnd: () => {
      faults?.travel?.end();
      workers?.pause();
      localState.pause();
      vue3?.pause();
      vue2?.pause();
      stores.pause();
      wire.clear();
      identity.reset();
    },
  });

  return {
    setRecording: guardOf('recording').wrap(recording.set),
    arm: guardOf('recording').wrap(recording.arm),
    flush: sender.flush,
    readCost: createCostReader({ now, takeBusyMs: meter.takeBusyMs, counts: () => log.counts }),
    uninstall: () => {
      faults?.engine?.undo();
      faults?.travel?.end();
      instruments.uninstall();
      removeAll();
      stopPageCost?.();
      deliveries?.stop();
      react?.stop();
      stopReduxDevtools?.();
      apollo?.stop();
      recording.set(false);
      sender.stop();
    },
  };
}
