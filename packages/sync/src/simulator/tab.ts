import type { HttpEffect, SyncEffect } from '../machine/effect.ts';
import type { CloseReason, FailureReason, HttpEvent, SyncEvent } from '../machine/event.ts';
import { initialState } from '../machine/initial-state.ts';
import { nextWakeMs } from '../machine/next-wake.ts';
import type { MachineOptions } from '../machine/options.ts';
import type { SyncState } from '../machine/state.ts';
import type { Browser } from './browser.ts';
import { openSocket, type Socket } from './socket.ts';
import type { World } from './world.ts';

/** A page with the client in it: the shell of the simulator. */
export interface Tab {
  readonly state: SyncState;
  readonly isAlive: boolean;
  readonly isFrozen: boolean;
  readonly sockets: ReadonlyMap<number, Socket>;
  dispatch(event: SyncEvent): void;
  freeze(): void;
  thaw(): void;
  close(): void;
}

/** As in life, only sooner: a run lasts seconds. */
const simulatedOptions: Partial<MachineOptions> = {
  pollMs: 3_000,
  pollMaxMs: 6_000,
  heartbeatMs: 4_000,
  heartbeatTimeoutMs: 1_500,
  resumeTimeoutMs: 1_000,
  openTimeoutMs: 2_000,
  requestTimeoutMs: 2_000,
  firstRequestTimeoutMs: 800,
  loadTimeoutMs: 1_000,
  retryBaseMs: 300,
  retryMaxMs: 2_000,
  beatMs: 1_000,
  leaderTimeoutMs: 2_500,
  scopesPerRead: 2,
  mutationsPerPush: 3,
};

export function createTab(world: World, browser: Browser): Tab {
  const { time, random, server, witness } = world;
  const { network, plan } = browser;
  const wallMs = (): number => time.nowMs + browser.skewMs;
  const sockets = new Map<number, Socket>();
  let state = initialState({ ...simulatedOptions, transport: plan.transport, crossTab: plan.crossTab }, wallMs());
  let isAlive = true;
  let mailbox: SyncEvent[] | null = null;
  let wakeAtMs = Number.POSITIVE_INFINITY;

  const tab: Tab = {
    get state() {
      return state;
    },
    get isAlive() {
      return isAlive;
    },
    get isFrozen() {
      return mailbox !== null;
    },
    sockets,
    dispatch(event) {
      if (!isAlive) return;
      if (mailbox !== null) {
        mailbox.push(event);
        return;
      }
      const before = state;
      const stepped = world.step(before, event, { wallMs: wallMs(), random: random.next() });
      state = stepped.state;
      witness.stepped(browser, tab, before, event, stepped);
      for (const effect of stepped.effects) perform(effect);
      wakeLater();
    },
    freeze() {
      mailbox ??= [];
    },
    thaw() {
      const missed = mailbox ?? [];
      mailbox = null;
      wakeAtMs = Number.POSITIVE_INFINITY;
      for (const event of missed) tab.dispatch(event);
      tab.dispatch({ kind: 'check' });
    },
    close() {
      isAlive = false;
      for (const socket of sockets.values()) socket.close();
      browser.locks.releaseAll(tab);
    },
  };

  function wakeLater(): void {
    const delayMs = Math.max(1, nextWakeMs(state) - wallMs());
    const atMs = time.nowMs + delayMs;
    if (!Number.isFinite(delayMs) || atMs >= wakeAtMs) return;
    wakeAtMs = atMs;
    time.after(delayMs, () => {
      if (wakeAtMs !== atMs || mailbox !== null) return;
      wakeAtMs = Number.POSITIVE_INFINITY;
      tab.dispatch({ kind: 'tick' });
    });
  }

  function perform(effect: SyncEffect): void {
    switch (effect.kind) {
      case 'open':
        open(effect.socket, effect.refresh);
        return;
      case 'send':
        sockets.get(effect.socket)?.ping();
        return;
      case 'close':
        sockets.get(effect.socket)?.close();
        sockets.delete(effect.socket);
        return;
      case 'read-heads':
      case 'read':
      case 'push':
        request(effect);
        return;
      case 'abort':
        // What cannot be cut off any more arrives all the same, and must do no harm.
        return;
      case 'load': {
        const copy = browser.disk.load(effect.user);
        time.after(3, () => tab.dispatch({ kind: 'loaded', request: effect.request, copy }));
        return;
      }
      case 'save':
        save(effect);
        return;
      case 'wipe':
        browser.disk.wipe(effect.user);
        return;
      case 'elect':
        browser.locks.request(effect.user, tab, effect.bid);
        return;
      case 'usurp':
        browser.locks.steal(effect.user, tab, effect.bid);
        return;
      case 'resign':
        browser.locks.release(effect.user, tab);
        return;
      case 'post':
        browser.post(tab, effect.message);
        return;
      case 'changed':
      case 'notice':
        return;
    }
  }

  function open(socket: number, refresh: boolean): void {
    const user = userNow();
    const closed = (reason: CloseReason): void => {
      sockets.delete(socket);
      tab.dispatch({ kind: 'closed', socket, reason });
    };
    if (refresh) browser.isTokenValid = true;
    if (!browser.isTokenValid) {
      network.carry(
        () => closed('unauthorized'),
        () => closed('lost'),
      );
      return;
    }
    const onMessage = (message: Parameters<Parameters<typeof openSocket>[2]>[0]): void =>
      tab.dispatch({ kind: 'message', socket, message });
    sockets.set(socket, openSocket({ time, random, network, server }, user, onMessage, closed));
  }

  function request(effect: HttpEffect): void {
    const user = userNow();
    if (effect.refresh) browser.isTokenValid = true;
    const isTurnedDown = !browser.isTokenValid;
    const failed = (reason: FailureReason): HttpEvent => ({ kind: 'request-failed', request: effect.request, reason });
    const lost = (): void => tab.dispatch(failed('lost'));
    network.carry(() => {
      const event = isTurnedDown ? failed('unauthorized') : answerTo(effect, user);
      network.carry(() => tab.dispatch(event), lost);
    }, lost);
  }

  function answerTo(effect: HttpEffect, user: string): HttpEvent {
    const { request: number } = effect;
    switch (effect.kind) {
      case 'read-heads': {
        const answer = server.heads(user, effect.tag);
        if (answer === null) return { kind: 'heads-unchanged', request: number, nowMs: time.nowMs };
        return { kind: 'heads-read', request: number, answer };
      }
      case 'read':
        return { kind: 'read', request: number, answer: server.read(user, effect.scopes) };
      case 'push':
        return { kind: 'pushed', request: number, answer: server.push(user, effect.mutations) };
    }
  }

  /** Credentials are asked for when they are needed, so they are those of whoever is signed in then. */
  function userNow(): string {
    return state.owner.kind === 'none' ? 'nobody' : state.owner.user;
  }

  function save({ user, session, writes }: SyncEffect & { kind: 'save' }): void {
    const saved = browser.disk.save(user, session, writes);
    if (saved !== 'saved') time.after(1, () => tab.dispatch({ kind: 'save-failed', session, reason: saved }));
  }

  return tab;
}
