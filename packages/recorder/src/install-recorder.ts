import { createCore } from './create-core.ts';
import { captureNatives } from './faults/capture-natives.ts';
import type { FaultSeam } from './faults/fault-seam.ts';
import { lendSeam } from './faults/lend-seam.ts';
import { createRequestLog } from './http/request-log.ts';
import { watchDeliveries } from './http/watch-deliveries.ts';
import { watchFetch } from './http/watch-fetch.ts';
import { watchRequestBodies } from './http/watch-request-bodies.ts';
import { watchXhr } from './http/watch-xhr.ts';
import { createIdentityState } from './identity/identity-state.ts';
import { watchRequests } from './identity/watch-requests.ts';
import { watchSocketAuth } from './identity/watch-socket-auth.ts';
import { watchStates } from './identity/watch-states.ts';
import { createCostReader } from './log/cost.ts';
import type { MobXSeam } from './mobx/mobx-seam.ts';
import { describeLoad } from './page/describe-load.ts';
import { installPageApi, isInstalled } from './page/install-page-api.ts';
import { watchErrors } from './page/watch-errors.ts';
import { watchPage } from './page/watch-page.ts';
import { watchPageCost } from './page/watch-page-cost.ts';
import { watchReopening } from './page/watch-reopening.ts';
import type { Recorder, RecorderOptions } from './recorder.ts';
import { createRecordingSwitch } from './recording-switch.ts';
import { addFrame } from './socket/add-frame.ts';
import { watchEventSource } from './socket/watch-event-source.ts';
import { watchWebSocket } from './socket/watch-web-socket.ts';
import { watchStorages } from './storage/watch-storages.ts';
import { trackStores } from './store/track-stores.ts';
import { watchLibraries } from './store/watch-libraries.ts';
import { createWireMemory } from './store/wire-memory.ts';
import type { TravelSeam } from './travel/travel-seam.ts';
import { watchSteps } from './ui/watch-steps.ts';
import { watchWorkers } from './worker/watch-workers.ts';
import type { WorkerSeam } from './worker/worker-seam.ts';

/** Installs the hooks into a page. Absent: another recorder is at work there, and nothing was done. */
export function installRecorder(options: RecorderOptions): Recorder | undefined {
  const { scope, onReopened, faultsEvent } = options;
  if (isInstalled(scope)) return undefined;

  const core = createCore(options);
  const { log, sender, guardOf, install } = core;
  const wire = createWireMemory();
  const identity = createIdentityState((fields) => log.add(fields));
  const watchState = watchStates(identity);
  const stores = trackStores({
    ...core,
    onState: (store, state, seq, before) => {
      watchState(store, state, seq, before);
      faults?.travel?.saw(store, state, seq);
    },
  });

  log.add({ kind: 'recorder.on', fromStart: true });
  log.add(describeLoad(scope));

  const natives = faultsEvent === undefined ? undefined : captureNatives(scope);
  install('page', (guard) => watchPage({ ...core, guard }));
  install('document', (guard) =>
    watchReopening({
      ...core,
      guard,
      onReopened: () => {
        // Those of the bridge come first, as they did.
        onReopened?.();
        core.listeners.renew();
      },
    }),
  );
  const heard = { onReceived: wire.saw, onSent: watchSocketAuth(identity) };
  const sockets = install('WebSocket', (guard) =>
    watchWebSocket({
      ...core,
      ...heard,
      guard,
      addFrame: (socket, dir, n, data) => addFrame(log, socket, dir, n, data),
    }),
  );
  const deliveries = install('deliveries', (guard) => watchDeliveries({ ...core, guard }));
  const observer = watchRequests(identity);
  const requests = createRequestLog({ ...core, observer, onBody: wire.saw, onStart: deliveries?.expect });
  const bodyOf = install('Request', (guard) => watchRequestBodies({ ...core, guard }));
  install('fetch', (guard) => watchFetch({ ...core, guard, requests, bodyOf }));
  install('XMLHttpRequest', (guard) => watchXhr({ ...core, guard, requests }));
  const workers = install('Worker', (guard) => watchWorkers({ ...core, guard }));
  const faults = install('faults', (guard): (FaultSeam & TravelSeam & WorkerSeam & MobXSeam) | undefined => {
    if (sockets === undefined || natives === undefined || faultsEvent === undefined) return undefined;
    const seam = { ...core, ...heard, guard, sockets: sockets.sockets, natives, stores, workers };
    lendSeam(seam, core.listen, faultsEvent);
    return seam;
  });
  install('errors', (guard) => watchErrors({ ...core, guard }));
  install('steps', (guard) => watchSteps({ ...core, guard }));
  const stopPageCost = install('page cost', (guard) => watchPageCost({ ...core, guard }));
  install('EventSource', (guard) => watchEventSource({ ...core, guard }));
  const storages = watchStorages(core);
  const libraries = watchLibraries({ ...core, wire, stores });
  install('__DRIFTSCOPE__', (guard) =>
    installPageApi({
      ...core,
      guard,
      onStore: stores.found,
      onIdentity: (who) => identity.saw({ place: 'app', who, how: 'app', strength: 'certain' }),
      onMark: (text) => log.add({ kind: 'mark', text }),
    }),
  );

  const recording = createRecordingSwitch({
    log,
    sender: { flush: sender.flush, setSending: core.gate.setSending },
    onWanted: () => storages?.begin(),
    onBegin: () => {
      log.add(describeLoad(scope));
      sockets?.tellLive();
      workers?.resume();
      storages?.resume();
      stores.resume();
      libraries.resume();
      faults?.mobx?.resume();
    },
    onEnd: () => {
      faults?.travel?.end();
      workers?.pause();
      libraries.pause();
      faults?.mobx?.pause();
      stores.pause();
      wire.clear();
      identity.reset();
    },
  });

  return {
    setRecording: guardOf('recording').wrap(recording.set),
    arm: guardOf('recording').wrap(recording.arm),
    flush: sender.flush,
    readCost: createCostReader({ now: core.now, takeBusyMs: core.meter.takeBusyMs, counts: () => log.counts }),
    uninstall: () => {
      faults?.engine?.undo();
      faults?.travel?.end();
      core.instruments.uninstall();
      core.listeners.removeAll();
      stopPageCost?.();
      deliveries?.stop();
      libraries.stop();
      recording.set(false);
      sender.stop();
    },
  };
}
