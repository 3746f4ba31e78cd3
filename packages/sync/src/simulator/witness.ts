import type { SyncEvent } from '../machine/event.ts';
import type { SyncState } from '../machine/state.ts';
import type { Stepped } from '../machine/step.ts';
import type { Change } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import type { Epoch, Scope } from '../protocol/ids.ts';
import type { Mutation } from '../protocol/mutation.ts';
import type { Browser } from './browser.ts';
import { checkStep } from './check-step.ts';
import type { Arrival } from './oracle.ts';
import type { Tab } from './tab.ts';
import type { TimeLine } from './time-line.ts';

/** A guarantee of the specification that did not hold. */
export interface Violation {
  readonly guarantee: number;
  readonly text: string;
  readonly atMs: number;
}

/** A write that a user made. */
export interface Issued {
  readonly event: SyncEvent & { kind: 'mutate' };
  readonly browser: Browser;
  readonly tab: Tab;
  readonly user: string;
  readonly atMs: number;
  readonly seen: string;
  /** Whether the client knew the server's time then. */
  isTimed: boolean;
  /** Whether it survives the tab. */
  readonly isStored: boolean;
  /** The user signed out, or it was lost with a tab that could not store it: nothing is promised any more. */
  isWaived: boolean;
}

export interface Happened {
  readonly change: Change;
  readonly atMs: number;
}

/** Notes what the server and the users do. What it knows does not come from the code that it watches. */
export class Witness {
  violation: Violation | null = null;
  epoch: Epoch | null = null;
  epochSinceMs = 0;
  wasRestored = false;
  history: Happened[] = [];
  arrivals: Arrival[] = [];
  readonly arrived = new Set<string>();
  readonly issued = new Map<string, Issued>();
  /** By device: ids and entities of which the user was told that a write was lost. */
  readonly told = new Set<string>();
  readonly #time: TimeLine;
  #copied = { changes: 0, arrivals: 0 };

  constructor(time: TimeLine) {
    this.#time = time;
  }

  fail(guarantee: number, text: string): void {
    this.violation ??= { guarantee, text, atMs: this.#time.nowMs };
  }

  began(epoch: Epoch): void {
    this.epoch = epoch;
    this.epochSinceMs = this.#time.nowMs;
  }

  changed(change: Change): void {
    const { mutation } = change;
    if (mutation !== undefined && this.history.some((other) => other.change.mutation === mutation)) {
      this.fail(7, `the write ${mutation} was applied twice`);
    }
    this.history.push({ change, atMs: this.#time.nowMs });
  }

  pushed(user: string, mutation: Mutation, refusal: string | null): void {
    this.arrivals.push({ user, mutation, atMs: this.#time.nowMs, refusal, epoch: this.epoch ?? '' });
    this.arrived.add(mutation.id);
    const issued = this.issued.get(mutation.id);
    if (issued === undefined) this.fail(7, `nobody made the write ${mutation.id}`);
    else this.#compare(issued, user, mutation);
  }

  #compare(issued: Issued, user: string, mutation: Mutation): void {
    if (issued.user !== user) this.fail(6, `${mutation.id} of ${issued.user} was sent as ${user}`);
    const seen =
      mutation.seen === undefined
        ? issued.seen.endsWith(' null')
        : `${mutation.seen.epoch} ${mutation.seen.seq}` === issued.seen;
    if (!seen) this.fail(8, `${mutation.id} does not say what its user had seen`);
    if (issued.isTimed && Math.abs(mutation.atMs - issued.atMs) > 3_000)
      this.fail(8, `${mutation.id} has the wrong time`);
  }

  /** The server's data is copied as it is now. */
  copied(): void {
    this.#copied = { changes: this.history.length, arrivals: this.arrivals.length };
  }

  /** The copy was put back. */
  restored(): void {
    this.wasRestored = true;
    this.history.length = this.#copied.changes;
    this.arrivals.length = this.#copied.arrivals;
  }

  stepped(browser: Browser, tab: Tab, before: SyncState, event: SyncEvent, stepped: Stepped): void {
    const { owner } = before;
    this.#noteIdentity(browser, before, stepped.state);
    if (owner.kind !== 'none' && event.kind === 'mutate') {
      this.issued.set(event.id, {
        event,
        browser,
        tab,
        user: owner.user,
        atMs: this.#time.nowMs,
        seen: `${before.epoch} ${before.replicas.get(event.write.scope)?.cursor ?? null}`,
        isTimed: before.clock.serverOffsetMs !== null && browser.isTimely,
        isStored: owner.kind === 'ready' && !browser.disk.isFull,
        isWaived: false,
      });
    }
    for (const effect of stepped.effects) {
      if (effect.kind !== 'notice') continue;
      const { notice } = effect;
      if (notice.kind === 'conflict') this.told.add(`${browser.id} ${notice.scope} ${entityKey(notice.entity)}`);
      if (notice.kind === 'write-failed') this.told.add(`${browser.id} ${notice.id}`);
    }
    const text = checkStep(before, event, stepped);
    if (text !== null) this.fail(text.guarantee, text.text);
  }

  #noteIdentity(browser: Browser, before: SyncState, after: SyncState): void {
    const user = userOf(before);
    if (user === null || user === userOf(after)) return;
    browser.resting.delete(user);
    this.#waive((one) => one.browser === browser);
  }

  tabEnded(browser: Browser, tab: Tab): void {
    const user = userOf(tab.state);
    if (user !== null) browser.resting.add(user);
    this.#waive((one) => one.tab === tab && !one.isStored);
  }

  losesTime(browser: Browser): void {
    browser.isTimely = false;
    for (const one of this.issued.values()) if (one.browser === browser) one.isTimed = false;
  }

  #waive(which: (issued: Issued) => boolean): void {
    for (const one of this.issued.values()) if (which(one)) one.isWaived = true;
  }

  headAt(scope: Scope, atMs: number): number {
    let head = 0;
    for (const one of this.history) if (one.change.scope === scope && one.atMs <= atMs) head = one.change.seq;
    return head;
  }
}

function userOf({ owner }: SyncState): string | null {
  return owner.kind === 'none' ? null : owner.user;
}
