import type { EntityRef, Fields } from '../protocol/entity.ts';
import type { MutationId, Scope } from '../protocol/ids.ts';
import type { PushAnswer } from '../protocol/mutation.ts';
import type { ServerMessage } from '../protocol/server-message.ts';
import type { HeadsAnswer, SyncAnswer } from '../protocol/sync-answer.ts';
import type { SavedCopy } from './saved-copy.ts';
import type { TabMessage } from './tab-message.ts';

/** All that can happen to a client. What came over a wire or a channel has been parsed by the shell. */
export type SyncEvent = AppEvent | PageEvent | StorageEvent | SocketEvent | HttpEvent | TabEvent;

/** The app's own calls. */
export type AppEvent =
  | { readonly kind: 'sign-in'; readonly user: string }
  | { readonly kind: 'sign-out' }
  | { readonly kind: 'mutate'; readonly id: MutationId; readonly write: Write }
  /** Sends a failed write again, or all of them; also tries again to connect where the server had refused. */
  | { readonly kind: 'retry'; readonly id?: MutationId }
  /** Forgets a failed write. */
  | { readonly kind: 'dismiss'; readonly id: MutationId };

/** What the user did to one entity. */
export type Write =
  | {
      readonly kind: 'put';
      readonly scope: Scope;
      readonly entity: EntityRef;
      readonly fields: Fields;
      readonly expiresAtMs?: number;
    }
  | { readonly kind: 'patch'; readonly scope: Scope; readonly entity: EntityRef; readonly fields: Fields }
  | { readonly kind: 'delete'; readonly scope: Scope; readonly entity: EntityRef };

export type PageEvent =
  /** The time that `nextWakeMs` asked for has come. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'visible'; readonly visible: boolean }
  /**
   * Is all still well? After the window got the focus, the network came or went, the page was thawed or came out of the back-forward cache, or when the app asks.
   */
  | { readonly kind: 'check' };

export type StorageEvent =
  /** `copy` is `null` where nothing can be stored. */
  | { readonly kind: 'loaded'; readonly request: number; readonly copy: SavedCopy | null }
  /** `signed-out`: the session of the save is over, another tab has wiped it. */
  | { readonly kind: 'save-failed'; readonly session: string; readonly reason: 'full' | 'signed-out' };

export type SocketEvent =
  | { readonly kind: 'message'; readonly socket: number; readonly message: ServerMessage }
  | { readonly kind: 'closed'; readonly socket: number; readonly reason: CloseReason };

/**
 * `lost`: no answer, or a server error: try again later. `unauthorized`: turned down: try again with fresh credentials.
 * `refused`: this user may not, whatever the credentials.
 */
export type FailureReason = 'lost' | 'unauthorized' | 'refused';

/** `kicked`: the server closed a socket on purpose. Another one is opened, with fresh credentials. */
export type CloseReason = FailureReason | 'kicked';

export type HttpEvent =
  | { readonly kind: 'heads-read'; readonly request: number; readonly answer: HeadsAnswer }
  /** A 304: the heads are what the tag said. `nowMs` is the server's time, from the header `Sync-Now`; absent where that may not be read. */
  | { readonly kind: 'heads-unchanged'; readonly request: number; readonly nowMs?: number }
  | { readonly kind: 'read'; readonly request: number; readonly answer: SyncAnswer }
  | { readonly kind: 'pushed'; readonly request: number; readonly answer: PushAnswer }
  | { readonly kind: 'request-failed'; readonly request: number; readonly reason: FailureReason };

export type TabEvent =
  | { readonly kind: 'elected'; readonly bid: number }
  /** Another tab has taken the leadership that this bid had won. */
  | { readonly kind: 'deposed'; readonly bid: number }
  | { readonly kind: 'tab-message'; readonly message: TabMessage };
