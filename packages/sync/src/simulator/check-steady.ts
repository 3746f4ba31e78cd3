import { isBehind } from '../machine/replica.ts';
import type { Replica, SyncState } from '../machine/state.ts';
import { statusOf } from '../machine/status.ts';
import { visibleEntities } from '../machine/view.ts';
import type { Change } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import type { Browser } from './browser.ts';
import type { Tab } from './tab.ts';
import type { Witness } from './witness.ts';
import type { World } from './world.ts';

/** What must hold at any time, whatever fails at the moment. */
export function checkSteady(world: World): void {
  for (const browser of world.browsers) {
    for (const tab of browser.tabs) {
      if (!tab.isAlive || tab.isFrozen || tab.state.owner.kind !== 'ready') continue;
      checkIdentity(world, tab.state);
      checkPrefixes(world, browser, tab.state);
      checkFreshness(world, browser, tab.state);
      checkExpired(world, browser, tab);
    }
  }
}

function checkIdentity({ witness }: World, { owner, replicas }: SyncState): void {
  if (owner.kind !== 'ready') return;
  for (const scope of replicas.keys()) {
    if (scope.startsWith('user:') && scope !== `user:${owner.user}`) witness.fail(6, `${owner.user} has ${scope}`);
  }
}

/** A copy that knows of nothing more to read is what the server had at its number: nothing fell between, nothing came twice. */
function checkPrefixes({ witness, time }: World, { skewMs, plan }: Browser, { replicas, epoch }: SyncState): void {
  if (epoch !== witness.epoch) return;
  for (const replica of replicas.values()) {
    if (isBehind(replica)) continue;
    // Under a clock that is ahead, things expire early: they come back when the server tells its time.
    const text = difference(replica, witness, skewMs === plan.skewMs ? time.nowMs : Number.POSITIVE_INFINITY);
    if (text !== null) witness.fail(text.isDeleted ? 9 : 2, `${replica.scope} at ${replica.cursor}: ${text.text}`);
  }
}

function difference(
  { scope, cursor, entities }: Replica,
  witness: Witness,
  nowMs: number,
): { readonly text: string; readonly isDeleted: boolean } | null {
  const expected = new Map<string, Change>();
  for (const { change } of witness.history) {
    if (change.scope === scope && change.seq <= (cursor ?? 0)) expected.set(entityKey(change.entity), change);
  }
  for (const [key, put] of entities) {
    const change = expected.get(key);
    if (change?.seq === put.seq && change.kind === 'put') continue;
    return {
      text: `${key} is at ${put.seq}, not ${change?.kind} ${change?.seq}`,
      isDeleted: change?.kind === 'delete',
    };
  }
  for (const [key, change] of expected) {
    const isDue = change.kind === 'put' && (change.expiresAtMs === undefined || change.expiresAtMs > nowMs + 5_000);
    if (isDue && entities.get(key) === undefined)
      return { text: `${key} of ${change.seq} is missing`, isDeleted: false };
  }
  return null;
}

/** How late a tab may notice what went wrong: the heartbeat or poll, its timeout, the leader's beat, and the network. */
const NOTICED_WITHIN_MS = { socket: 9_500, pull: 13_000 };

function checkFreshness({ witness, time, server }: World, { skewMs, plan }: Browser, state: SyncState): void {
  // Who sleeps while the clock is set back cannot know that time went by.
  if (skewMs < plan.skewMs) return;
  if (state.owner.kind !== 'ready' || statusOf(state).freshness.kind !== 'fresh') return;
  const sinceMs = time.nowMs - NOTICED_WITHIN_MS[state.options.transport];
  if (state.epoch !== witness.epoch) {
    if (witness.epochSinceMs < sinceMs) witness.fail(12, 'it says fresh, of data that was replaced');
    return;
  }
  for (const scope of server.scopesOf(state.owner.user)) {
    if (server.grantedAtMs(state.owner.user, scope) > sinceMs) continue;
    const cursor = state.replicas.get(scope)?.cursor ?? 0;
    if (cursor < witness.headAt(scope, sinceMs)) witness.fail(12, `it says fresh, and ${scope} is old`);
  }
}

/** What expired is not shown, as long as the client knows what time it is. */
function checkExpired({ witness, time }: World, browser: Browser, { state }: Tab): void {
  if (browser.skewMs !== browser.plan.skewMs || state.clock.serverOffsetMs === null) return;
  for (const scope of state.replicas.keys()) {
    for (const { confirmed, pending } of visibleEntities(state, scope, 'note')) {
      const expiresAtMs = confirmed?.expiresAtMs ?? Number.POSITIVE_INFINITY;
      if (!pending && expiresAtMs < time.nowMs - 1_000)
        witness.fail(13, `${confirmed?.entity.id} has expired and shows`);
    }
  }
}
