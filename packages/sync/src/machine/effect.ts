import type { ClientMessage } from '../protocol/client-message.ts';
import type { EntityRef } from '../protocol/entity.ts';
import type { MutationId, Scope } from '../protocol/ids.ts';
import type { Mutation } from '../protocol/mutation.ts';
import type { ScopeRequest } from '../protocol/sync-answer.ts';
import type { StorageWrite } from './storage-write.ts';
import type { TabMessage } from './tab-message.ts';

/**
 * What the shell is to do, in this order. It asks the app's `credentials({ refresh })` for each `open`, `read-heads`, `read` and `push`, and answers each with an event of
 * the same number, whatever happens: a missing answer is timed out, a late one is dropped.
 */
export type SyncEffect = SocketEffect | HttpEffect | AbortEffect | StorageEffect | TabEffect | AppEffect;

export type SocketEffect =
  /** Ends in `message`s and one `closed`. Without credentials it is `closed` as `lost`, and asked for again later. */
  | { readonly kind: 'open'; readonly socket: number; readonly refresh: boolean }
  | { readonly kind: 'send'; readonly socket: number; readonly message: ClientMessage }
  /** The machine has done with it: whatever still comes from it is dropped. */
  | { readonly kind: 'close'; readonly socket: number };

export type HttpEffect =
  /** `GET /sync`, `If-None-Match: tag`; answered by `heads-read`. */
  | { readonly kind: 'read-heads'; readonly request: number; readonly tag: string; readonly refresh: boolean }
  /** `GET /sync?scope=…&since=…`; answered by `read`. */
  | {
      readonly kind: 'read';
      readonly request: number;
      readonly scopes: readonly ScopeRequest[];
      readonly refresh: boolean;
    }
  /** `POST /mutations`; answered by `pushed`. */
  | {
      readonly kind: 'push';
      readonly request: number;
      readonly mutations: readonly Mutation[];
      readonly refresh: boolean;
    };

/** This tab speaks with the server no more: requests under way are cut off, and those that wait for credentials are not sent. */
export interface AbortEffect {
  readonly kind: 'abort';
}

export type StorageEffect =
  /** Answered by `loaded`. Creates the session where the user has none on this device. */
  | { readonly kind: 'load'; readonly request: number; readonly user: string }
  /** Only while the session is the stored one; else `save-failed` with `signed-out`. Never retried by the shell. */
  | { readonly kind: 'save'; readonly user: string; readonly session: string; readonly writes: readonly StorageWrite[] }
  /** Everything of this user that is stored on this device, the session too. */
  | { readonly kind: 'wipe'; readonly user: string };

export type TabEffect =
  /** Queue for the lock of this user; answered by `elected` of the same bid, some time. Takes the place of the bid before. */
  | { readonly kind: 'elect'; readonly user: string; readonly bid: number }
  /** The same, only that the lock is taken from whoever holds it. */
  | { readonly kind: 'usurp'; readonly user: string; readonly bid: number }
  /** Leave the queue, or give the lock back. */
  | { readonly kind: 'resign'; readonly user: string }
  | { readonly kind: 'post'; readonly message: TabMessage };

export type AppEffect =
  /** These entities look different now: ask `visibleEntity`. */
  | { readonly kind: 'changed'; readonly entities: readonly { readonly scope: Scope; readonly entity: EntityRef }[] }
  /** Worth telling the user. */
  | { readonly kind: 'notice'; readonly notice: Notice };

export type Notice =
  /** The user's write lost to a newer one, or its entity is gone. `fields` are those that were lost, absent where all were. */
  | {
      readonly kind: 'conflict';
      readonly scope: Scope;
      readonly entity: EntityRef;
      readonly reason: 'newer' | 'gone';
      readonly fields?: readonly string[];
    }
  | { readonly kind: 'write-failed'; readonly id: MutationId; readonly reason: string }
  /** The server will not have this user. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** In another tab, or by the server. */
  | { readonly kind: 'signed-out-elsewhere' }
  | { readonly kind: 'storage-full' };
