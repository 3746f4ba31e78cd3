import { seededRandom } from '@driftscope/records';
import {
  initialState,
  nextWakeMs,
  parseSavedCopy,
  type SyncEffect,
  type SyncEvent,
  step,
} from '@driftscope/sync/machine';
import { isEpoch, isScope } from '@driftscope/sync/server';

/** One client in simulated time. Its connection is lost at 0, and the server cannot be reached until `upAtMs`. */
export type ReturningClient = (random: () => number, upAtMs: number) => number;

const UP_AT_MS = 60_000;

/** The most reads that so many clients begin within one second, after an outage of a minute in which each missed something. */
export function measureReturn(clients: number, readAtMs: ReturningClient): number {
  const random = seededRandom(1);
  const perSecond = new Map<number, number>();
  for (let client = 0; client < clients; client++) {
    const second = Math.floor(readAtMs(random, UP_AT_MS) / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  return Math.max(...perSecond.values());
}

/** Socket.IO's own reconnection with its defaults, and a read as soon as it is connected. */
export const naiveClient: ReturningClient = (random, upAtMs) => {
  for (let attempt = 0, atMs = 0; ; attempt++) {
    const delayMs = Math.min(1_000 * 2 ** attempt, 5_000);
    atMs += delayMs * (0.5 + random());
    if (atMs >= upAtMs) return atMs;
  }
};

/** The reference client's machine, as it is. */
export const syncClient: ReturningClient = (random, upAtMs) => {
  let nowMs = 0;
  let state = initialState({ transport: 'socket', crossTab: false }, nowMs);
  let readAtMs: number | undefined;

  const tell = (event: SyncEvent): void => {
    const stepped = step(state, event, { wallMs: nowMs, random: random() });
    state = stepped.state;
    for (const effect of stepped.effects) answer(effect);
  };
  const answer = (effect: SyncEffect): void => {
    if (effect.kind === 'load') tell({ kind: 'loaded', request: effect.request, copy: storedCopy });
    else if (effect.kind === 'read') readAtMs ??= nowMs;
    else if (effect.kind === 'open' && nowMs < upAtMs) tell({ kind: 'closed', socket: effect.socket, reason: 'lost' });
    else if (effect.kind === 'open') tell({ kind: 'message', socket: effect.socket, message: hello(nowMs) });
  };

  tell({ kind: 'sign-in', user: 'ann' });
  while (readAtMs === undefined) {
    nowMs = Math.max(nowMs + 1, nextWakeMs(state));
    tell({ kind: 'tick' });
  }
  return readAtMs;
};

const EPOCH: unknown = 'bench';
const ROOM: unknown = 'room:1';
if (!isEpoch(EPOCH) || !isScope(ROOM)) throw new Error('an id has another shape');

const hello = (nowMs: number) => ({ kind: 'hello', user: 'ann', epoch: EPOCH, nowMs, heads: { [ROOM]: 2 } }) as const;

const storedCopy = (() => {
  const scopes = [{ scope: ROOM, cursor: 1, entities: [] }];
  const parsed = parseSavedCopy({ session: 's', device: 'd', epoch: EPOCH, scopes, outbox: [] });
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
})();
