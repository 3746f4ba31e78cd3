import type { Notice } from '../machine/effect.ts';
import type { MachineOptions } from '../machine/options.ts';
import type { SyncStatus } from '../machine/sync-status.ts';
import type { FailedWrite, VisibleEntity } from '../machine/view.ts';
import type { EntityRef, Fields } from '../protocol/entity.ts';
import type { MutationId, Scope } from '../protocol/ids.ts';
import type { SyncStorage } from '../storage/storage.ts';
import type { TabTransport } from '../tabs/browser-tabs.ts';
import type { AskCredentials } from '../transport/credentials.ts';
import type { SocketTransport } from '../transport/socket-transport.ts';
import type { PageScope } from './watch-page.ts';

export interface SyncClientOptions {
  readonly credentials: AskCredentials;
  /** Where the server's routes are mounted. Absent: at the page's own origin. */
  readonly url?: string;
  /** Absent: there is no socket, and the client polls. */
  readonly socket?: SocketTransport;
  /** Where copies and unsent writes are stored. Absent: nowhere; a reload starts from nothing and loses unsent writes. */
  readonly storage?: SyncStorage;
  /** Lets one tab connect for all. Absent: each tab has its own connection. */
  readonly tabs?: TabTransport | undefined;
  /** Whether to catch up when the window gets the focus. Default: true. */
  readonly checkOnFocus?: boolean;
  readonly tuning?: Partial<Omit<MachineOptions, 'transport' | 'crossTab'>>;
  /** Stands in for the browser in tests. */
  readonly scope?: SyncScope;
}

/** The parts of a browser that are used. */
export interface SyncScope extends PageScope {
  readonly crypto: Crypto;
  /** Receives errors thrown by the app's listeners and by storage. */
  reportError(error: unknown): void;
  readonly fetch: typeof fetch;
  readonly setTimeout: (run: () => void, ms: number) => number;
  readonly clearTimeout: (id: number) => void;
}

/** In no particular order. The same array, with the same objects, as long as none of them changes. */
export type EntityList = readonly VisibleEntity[];

export interface SyncClient {
  /** Loads this user's copy, connects and catches up. The copy of another user is left first. */
  signIn(user: string): void;
  /** Wipes everything of the user in every tab: copy, outbox, sockets, timers, storage. */
  signOut(): void;

  /** Creates an entity, or sets these fields of it. Visible at once; sent when the server can be reached. */
  put(scope: Scope, entity: EntityRef, fields: Fields, options?: { readonly expiresAtMs?: number }): MutationId;
  /** Sets these fields of an entity that exists. */
  patch(scope: Scope, entity: EntityRef, fields: Fields): MutationId;
  delete(scope: Scope, entity: EntityRef): MutationId;
  /** Sends a failed write again, or all of them; connects again if the server had refused the connection. */
  retry(id?: MutationId): void;
  /** Forgets a failed write. */
  dismiss(id: MutationId): void;
  /** Asks the server whether anything was missed, and catches up if so. */
  check(): void;

  /** `undefined`: there is none, or it was deleted. */
  entity(scope: Scope, entity: EntityRef): VisibleEntity | undefined;
  entities(scope: Scope, type: string): EntityList;
  /** The scopes that the user may see, as far as is known. */
  scopes(): readonly Scope[];
  /** Writes that the server rejected: show them, then `retry` or `dismiss` each. The same array as long as no write changes. */
  failedWrites(): readonly FailedWrite[];
  /** The server's time in epoch ms, or the device's while that is unknown. Entities expire by it. */
  serverTimeMs(): number;
  /** The same object as long as nothing in it changes. */
  status(): SyncStatus;
  /** Calls the listener after each visible change with the scopes that changed; with none if only the status did. Returns how to unsubscribe. */
  subscribe(listener: (changed: ReadonlySet<Scope>) => void): () => void;
  /** Calls the listener with what is worth telling the user. Returns how to unsubscribe. */
  onNotice(listener: (notice: Notice) => void): () => void;

  /** Closes everything, and keeps what is stored. For good: a stopped client cannot be used again. */
  stop(): void;
}
