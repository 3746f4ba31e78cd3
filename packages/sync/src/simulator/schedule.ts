import type { Random } from './random.ts';
import { createRandom } from './random.ts';

/** What happens in a run, and when. The same schedule gives the same run. */
export interface Schedule {
  readonly seed: number;
  readonly devices: readonly DevicePlan[];
  readonly actions: readonly Action[];
}

export interface DevicePlan {
  readonly user: User;
  readonly transport: 'socket' | 'pull';
  readonly tabs: 1 | 2;
  /** False where the browser has no Web Locks. */
  readonly crossTab: boolean;
  /** How wrong its clock is. */
  readonly skewMs: number;
}

export type User = 'ada' | 'ben';

/** `atMs` counts from the run's start; `device` and `tab` are indices. */
export type Action = { readonly atMs: number; readonly device: number; readonly tab: number } & Deed;

type Deed =
  | { readonly kind: 'write'; readonly write: WritePlan }
  | { readonly kind: 'sign-out' }
  | { readonly kind: 'sign-in'; readonly user: User }
  | { readonly kind: 'reload' | 'close' | 'show' | 'hide' | 'check' | 'freeze' | 'thaw' }
  /** All tabs of the device stop, and go on `forMs` later. */
  | { readonly kind: 'sleep'; readonly forMs: number }
  /** `cut`: noticed at once. `black-hole`: nothing arrives, nobody is told. `lossy`: some live messages and answers are lost. `jumbled`: live messages are late, doubled and out of order. */
  | { readonly kind: 'network'; readonly fault: NetworkFault; readonly forMs: number }
  | { readonly kind: 'set-clock'; readonly byMs: number }
  | { readonly kind: 'disk-full'; readonly forMs: number }
  | { readonly kind: 'kick' | 'expire-token' | 'server-restart' | 'server-restore' | 'server-sweep' }
  | { readonly kind: 'revoke' | 'grant'; readonly user: User };

export type NetworkFault = 'cut' | 'black-hole' | 'lossy' | 'jumbled';

export type WritePlan =
  | { readonly kind: 'create'; readonly scope: ScopePlan; readonly ttlMs: number | null }
  | {
      readonly kind: 'edit' | 'patch';
      readonly scope: ScopePlan;
      readonly id: number;
      readonly field: 'title' | 'text';
    }
  | { readonly kind: 'delete'; readonly scope: ScopePlan; readonly id: number }
  /** The server will refuse it. */
  | { readonly kind: 'forbidden'; readonly scope: ScopePlan };

export type ScopePlan = 'own' | 'shared' | 'lent';

/** When all faults end. */
export const FAULTS_MS = 16_000;

/** A schedule of a few clients and some trouble, the same for the same seed. */
export function createSchedule(seed: number): Schedule {
  const random = createRandom(seed);
  const devices = Array.from({ length: random.between(1, 3) }, (_, index) => planDevice(random, index));
  const actions = Array.from({ length: random.between(4, 22) }, () => planAction(random, devices));
  if (random.chance(0.1)) actions.push(switchUser(random));
  return { seed, devices, actions: actions.sort((one, other) => one.atMs - other.atMs) };
}

/** Another user, while the first one's copy is on its way. */
function switchUser(random: Random): Action {
  return { atMs: random.between(0, 500), device: 0, tab: 0, kind: 'sign-in', user: 'ben' };
}

function planDevice(random: Random, index: number): DevicePlan {
  const crossTab = random.chance(0.8);
  return {
    user: index === 0 ? 'ada' : random.pick(['ada', 'ben']),
    transport: random.chance(0.2) ? 'pull' : 'socket',
    tabs: crossTab && random.chance(0.5) ? 2 : 1,
    crossTab,
    skewMs: random.chance(0.3) ? random.between(-3_600_000, 3_600_000) : 0,
  };
}

function planAction(random: Random, devices: readonly DevicePlan[]): Action {
  const device = random.between(0, devices.length - 1);
  const tab = random.between(0, (devices[device]?.tabs ?? 1) - 1);
  const deed = random.chance(0.5) ? ({ kind: 'write', write: planWrite(random) } as const) : planTrouble(random);
  return { atMs: random.between(0, FAULTS_MS - 200), device, tab, ...deed };
}

function planWrite(random: Random): WritePlan {
  const scope = random.pick(['own', 'shared', 'shared', 'lent']);
  const id = random.between(0, 2);
  switch (random.pick(['create', 'edit', 'edit', 'edit', 'patch', 'delete', 'forbidden'])) {
    case 'create':
      return { kind: 'create', scope, ttlMs: random.chance(0.3) ? random.between(1_000, 12_000) : null };
    case 'edit':
      return { kind: 'edit', scope, id, field: random.pick(['title', 'text']) };
    case 'patch':
      return { kind: 'patch', scope, id, field: random.pick(['title', 'text']) };
    case 'delete':
      return { kind: 'delete', scope, id };
    case 'forbidden':
      return { kind: 'forbidden', scope };
  }
}

const troubles = [
  'network',
  'network',
  'network',
  'network',
  'reload',
  'reload',
  'sign-out',
  'sign-in',
  'close',
  'freeze',
  'thaw',
  'sleep',
  'hide',
  'show',
  'check',
  'set-clock',
  'disk-full',
  'kick',
  'expire-token',
  'server-restart',
  'server-restore',
  'server-sweep',
  'revoke',
  'grant',
] as const;

function planTrouble(random: Random): Deed {
  const kind = random.pick(troubles);
  switch (kind) {
    case 'network':
      return {
        kind,
        fault: random.pick(['cut', 'black-hole', 'lossy', 'jumbled']),
        forMs: random.between(200, 8_000),
      };
    case 'sign-in':
      return { kind, user: random.pick(['ada', 'ben']) };
    case 'sleep':
    case 'disk-full':
      return { kind, forMs: random.between(500, 8_000) };
    case 'set-clock':
      return { kind, byMs: random.between(-600_000, 600_000) };
    case 'revoke':
    case 'grant':
      return { kind, user: random.pick(['ada', 'ben']) };
    default:
      return { kind };
  }
}
