import { keepTime, serverNow } from '../machine/clock.ts';
import type { Notice, SyncEffect } from '../machine/effect.ts';
import type { SyncEvent, Write } from '../machine/event.ts';
import { initialState } from '../machine/initial-state.ts';
import { nextWakeMs } from '../machine/next-wake.ts';
import { step } from '../machine/step.ts';
import type { SyncStatus } from '../machine/sync-status.ts';
import type { MutationId, Scope } from '../protocol/ids.ts';
import { isMutationId } from '../protocol/ids.ts';
import { timerMs } from '../time/timer-ms.ts';
import { createListeners } from './create-listeners.ts';
import { createPerformer } from './create-performer.ts';
import { createViews } from './create-views.ts';
import { randomId } from './random-id.ts';
import type { SyncClient, SyncClientOptions } from './sync-client.ts';
import { watchPage } from './watch-page.ts';

/** How long the app waits for the next part of a catch-up. */
const CATCH_UP_TELL_MS = 100;

/**
 * A client that does not drift: it holds the pure machine's state, tells it what happens, and does what it says.
 *
 * Nothing happens before `signIn`.
 */
export function createSyncClient(options: SyncClientOptions): SyncClient {
  const { scope = globalThis.window, socket, tabs, checkOnFocus = true, tuning } = options;
  const transport = socket ? 'socket' : 'pull';
  let state = initialState({ ...tuning, transport, crossTab: tabs !== undefined }, Date.now());
  let wake: number | undefined;
  const waiting: SyncEvent[] = [];
  let isBusy = false;
  let isStopped = false;
  let telling: number | undefined;
  /** The scopes of what the app was not told of yet. */
  const untold = new Set<Scope>();
  const report = scope.reportError.bind(scope);
  const views = createViews(() => state);
  const changes = createListeners<ReadonlySet<Scope>>(report);
  const notices = createListeners<Notice>(report);

  const perform = (effect: SyncEffect) => {
    if (effect.kind === 'notice') notices.tell(effect.notice);
    else if (effect.kind === 'changed') {
      views.changed(effect.entities);
      for (const { scope } of effect.entities) untold.add(scope);
    } else performer.perform(effect);
  };

  const handle = (event: SyncEvent) => {
    const stepped = step(state, event, { wallMs: Date.now(), random: Math.random() });
    state = stepped.state;
    // A listener may stop the client in the midst of them.
    for (const effect of stepped.effects) if (!isStopped) perform(effect);
  };

  /** What an effect or a listener brings about is handled after what is being handled. Once stopped, nothing is. */
  const tell = (event: SyncEvent): void => {
    waiting.push(event);
    if (isBusy) return;
    isBusy = true;
    const before = views.status();
    try {
      for (let next = waiting.shift(); next && !isStopped; next = waiting.shift()) handle(next);
    } finally {
      isBusy = false;
    }
    if (!isStopped) follow(before);
  };

  /** Sets the timer and tells the app, after the state has changed. */
  const follow = (before: SyncStatus) => {
    schedule();
    const status = views.status();
    // The parts of a catch-up come one soon after the other: a screen had better draw the whole, or what there is of it now and then.
    if (status.freshness.kind === 'catching-up' && status === before) tellLater();
    else if (untold.size > 0 || status !== before) tellApp();
  };

  const tellApp = () => {
    if (telling !== undefined) scope.clearTimeout(telling);
    telling = undefined;
    const changed = new Set(untold);
    untold.clear();
    changes.tell(changed);
  };

  const tellLater = () => {
    if (untold.size > 0) telling ??= scope.setTimeout(tellApp, CATCH_UP_TELL_MS);
  };

  const schedule = () => {
    if (wake !== undefined) scope.clearTimeout(wake);
    wake = undefined;
    const atMs = nextWakeMs(state);
    if (Number.isFinite(atMs)) wake = scope.setTimeout(() => tell({ kind: 'tick' }), timerMs(atMs - Date.now()));
  };

  const performer = createPerformer({ ...options, scope, tell });
  const stopPage = watchPage(scope, checkOnFocus, tell);

  const write = (write: Write): MutationId => {
    if (isStopped) throw new Error('this sync client was stopped: write with the one that took its place');
    const id: unknown = randomId(scope.crypto);
    if (!isMutationId(id)) throw new Error('the browser gave an id that is none');
    tell({ kind: 'mutate', id, write });
    return id;
  };

  return {
    signIn: (user) => tell({ kind: 'sign-in', user }),
    signOut: () => tell({ kind: 'sign-out' }),
    put: (scope, entity, fields, how) => write({ kind: 'put', scope, entity, fields, ...how }),
    patch: (scope, entity, fields) => write({ kind: 'patch', scope, entity, fields }),
    delete: (scope, entity) => write({ kind: 'delete', scope, entity }),
    retry: (id) => tell({ kind: 'retry', ...(id !== undefined && { id }) }),
    dismiss: (id) => tell({ kind: 'dismiss', id }),
    check: () => tell({ kind: 'check' }),
    entity: views.entity,
    entities: views.entities,
    scopes: views.scopes,
    failedWrites: views.failedWrites,
    serverTimeMs: () => serverNow(keepTime(state, Date.now())),
    status: views.status,
    subscribe: changes.add,
    onNotice: notices.add,
    stop: () => {
      isStopped = true;
      stopPage();
      performer.stop();
      for (const timer of [wake, telling]) if (timer !== undefined) scope.clearTimeout(timer);
    },
  };
}
