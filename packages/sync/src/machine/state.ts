import type { Change, Put } from '../protocol/change.ts';
import type { DeviceId, Epoch, Scope } from '../protocol/ids.ts';
import type { MachineOptions } from './options.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { PersistentMap } from './persistent-map.ts';
import type { SyncStatus } from './sync-status.ts';

/**
 * All that a client knows. Never changed, only replaced: what did not change is the same object.
 * Times are the machine's own (see `Clock`), unless the name says server.
 */
export interface SyncState {
  readonly options: MachineOptions;
  readonly clock: Clock;
  /** The last number given to a socket, a request or a bid for the lead. Never goes back, so a late answer of a former user matches nothing. */
  readonly lastRequest: number;
  readonly visible: boolean;
  readonly owner: Owner;
  readonly role: Role;
  readonly connection: Connection;
  /** `null` until a server has been heard. */
  readonly epoch: Epoch | null;
  readonly replicas: ReadonlyMap<Scope, Replica>;
  /** In the order in which they were made. */
  readonly outbox: readonly OutboxEntry[];
  /** For heads and for what was missed. */
  readonly reading: Request;
  readonly pushing: Request;
  /** When the heads are to be asked for; infinite where a socket tells them. `askedAtMs` is when those that are known were asked for. */
  readonly polling: { readonly dueMs: number; readonly gapMs: number; readonly askedAtMs: number | null };
  /** When accepted writes are read whose changes have not come by then; infinite where none are awaited. */
  readonly echoDueMs: number;
  /** When the copy was last known to be the server's; `null` before that. */
  readonly freshAtMs: number | null;
  /** False once the browser refused to store (quota, private mode): what is stored stays as it was, older and whole. */
  readonly storing: boolean;
}

/** The machine's time runs on where the wall clock is set back; forward steps are taken for sleep. */
export interface Clock {
  readonly nowMs: number;
  /** What to add to the wall clock. */
  readonly shiftMs: number;
  /** What to add to the machine's time to get the server's; `null` until the server has told its time. */
  readonly serverOffsetMs: number | null;
}

export type Owner =
  | { readonly kind: 'none' }
  /** The stored copy is being read. Nothing connects before. */
  | { readonly kind: 'loading'; readonly user: string; readonly request: number; readonly deadlineMs: number }
  /** `session` is one stay between sign-in and sign-out on this device; `null` where nothing can be stored. `request` is the last load. */
  | {
      readonly kind: 'ready';
      readonly user: string;
      readonly device: DeviceId;
      readonly session: string | null;
      readonly request: number;
    };

export type Role =
  /** Not in the running for the leadership: signed out, or without `crossTab`. */
  | { readonly kind: 'alone' }
  /** Another tab connects, or one is being elected. `bid` is this tab's own for the lead; `null` where it makes none. */
  | {
      readonly kind: 'follower';
      readonly bid: number | null;
      readonly beatDeadlineMs: number;
      readonly leader: LeaderReport | null;
    }
  /** By this bid. */
  | { readonly kind: 'leader'; readonly bid: number; readonly beatDueMs: number };

/** What the leader last said of itself. */
export interface LeaderReport {
  readonly connection: SyncStatus['connection'];
  readonly freshness: SyncStatus['freshness']['kind'];
  readonly freshAtMs: number | null;
}

export type Connection =
  /** Nobody is signed in, this tab follows, or there is no socket by choice. */
  | { readonly kind: 'off' }
  /** `refresh` says that the last credentials were turned down. */
  | {
      readonly kind: 'opening';
      readonly socket: number;
      readonly sinceMs: number;
      readonly refresh: boolean;
      readonly attempt: number;
    }
  /** `verifiedAtMs` is when it last proved that nothing is missing; `ping` is absent while none is under way. */
  | {
      readonly kind: 'open';
      readonly socket: number;
      readonly heardAtMs: number;
      readonly verifiedAtMs: number;
      readonly ping?: { readonly sentAtMs: number; readonly deadlineMs: number };
    }
  | { readonly kind: 'waiting'; readonly untilMs: number; readonly refresh: boolean; readonly attempt: number }
  /** The server will not have this user: only a new sign-in, or `retry`, tries again. */
  | { readonly kind: 'refused'; readonly reason: string };

/** At most one of each kind is under way. `attempt` counts failures in a row. */
export type Request =
  | { readonly kind: 'idle'; readonly notBeforeMs: number; readonly attempt: number; readonly refresh: boolean }
  | {
      readonly kind: 'running';
      readonly request: number;
      readonly sentAtMs: number;
      readonly attempt: number;
      readonly refresh: boolean;
    };

/** The client's copy of one scope. */
export interface Replica {
  readonly scope: Scope;
  /** Every change up to this one is applied; `null` where only a snapshot helps. */
  readonly cursor: number | null;
  /** The highest number that is known of. The replica is behind while `cursor` is less. */
  readonly head: number;
  /** By entity key: what the server confirmed. */
  readonly entities: PersistentMap<Put>;
  /** Live changes that came before those before them, in order. */
  readonly held: readonly Change[];
  /** The latest expiry that was swept: had it not been that late, a snapshot is due. */
  readonly sweptMs: number;
  /** The earliest expiry in `entities`; infinite where nothing expires. */
  readonly expiresNextMs: number;
}
