import type { SyncEffect } from '../machine/effect.ts';
import type { SyncEvent } from '../machine/event.ts';
import { initialState } from '../machine/initial-state.ts';
import type { MachineOptions } from '../machine/options.ts';
import type { SavedCopy } from '../machine/saved-copy.ts';
import type { SyncState } from '../machine/state.ts';
import { step } from '../machine/step.ts';
import type { DeviceId, Epoch, Scope } from '../protocol/ids.ts';

export const scope = 'room:1' as Scope;
export const epoch = 'e1' as Epoch;
export const emptyCopy: SavedCopy = { session: 's1', device: 'd1' as DeviceId, scopes: [], outbox: [] };

/** A machine under the hand of a test: what it knows, and what it did since the last look. */
export interface Driven {
  readonly state: SyncState;
  /** What was done since this was last called. */
  takeEffects(): readonly SyncEffect[];
  send(...events: readonly SyncEvent[]): Driven;
  /** Lets time pass, without a tick. */
  wait(ms: number): Driven;
  /** The number of the request or socket that is under way. */
  lastRequest(): number;
}

export function drive(options: Partial<MachineOptions> = {}, startMs = 1_000_000): Driven {
  let wallMs = startMs;
  let state = initialState({ crossTab: false, ...options }, wallMs);
  let effects: SyncEffect[] = [];
  const driven: Driven = {
    get state() {
      return state;
    },
    takeEffects() {
      const taken = effects;
      effects = [];
      return taken;
    },
    send(...events) {
      for (const event of events) {
        const stepped = step(state, event, { wallMs, random: 0.5 });
        state = stepped.state;
        effects.push(...stepped.effects);
      }
      return driven;
    },
    wait(ms) {
      wallMs += ms;
      return driven;
    },
    lastRequest: () => state.lastRequest,
  };
  return driven;
}

/** Signed in, with nothing stored: about to connect. */
export function signedIn(options: Partial<MachineOptions> = {}): Driven {
  const driven = drive(options).send({ kind: 'sign-in', user: 'ada' });
  return driven.send({ kind: 'loaded', request: driven.lastRequest(), copy: emptyCopy });
}

/** Connected, where the server has these heads. */
export function connected(heads: Record<string, number> = {}, options: Partial<MachineOptions> = {}): Driven {
  const driven = signedIn(options);
  const nowMs = driven.state.clock.nowMs;
  const hello = { kind: 'hello', user: 'ada', epoch, nowMs, heads } as const;
  return driven.send({ kind: 'message', socket: driven.lastRequest(), message: hello });
}
