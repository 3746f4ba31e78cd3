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
  /** Absent: there is no socket, the client reads at intervals. */
  readonly socket?: SocketTransport;
  /** Where copies and unsent writes are kept. Absent: nowhere, a reload begins anew and loses what was not sent. */
  readonly storage?: SyncStorage;
  /** Lets one tab connect for all. Absent: each is on its own. */
  readonly tabs?: TabTransport | undefined;
  /** Whether the window's focus is a reason to catch up. True where it is absent. */
  readonly checkOnFocus?: boolean;
  readonly tuning?: Partial<Omit<MachineOptions, 'transport' | 'crossTab'>>;
  /** The browser, for tests. */
  readonly scope?: SyncScope;
}

/** What is used of a browser. */
export interface SyncScope extends PageScope {
  readonly crypto: Crypto;
  /** Takes the errors of the app's listeners, and of storage. */
  reportError(error: unknown): void;
  readonly fetch: typeof fetch;
  readonly setTimeout: (run: () => void, ms: number) => number;
  readonly clearTimeout: (id: number) => void;
}

/** In no order that means anything. The same list as before while none of it changed, and in it the same entities. */
export type EntityList = readonly VisibleEntity[];

export interface SyncClient {
  /** Loads this user's copy, connects, catches up. Another user's is left first. */
  signIn(user: string): void;
  /** Forgets and wipes all of the user: copy, outbox, sockets, timers, storage, in every tab. */
  signOut(): void;

  /** Creates an entity, or replaces these fields of it. Applied at once; sent when the server can be reached. */
  put(scope: Scope, entity: EntityRef, fields: Fields, options?: { readonly expiresAtMs?: number }): MutationId;
  /** Sets these fields of an entity that exists. */
  patch(scope: Scope, entity: EntityRef, fields: Fields): MutationId;
  delete(scope: Scope, entity: EntityRef): MutationId;
  /** Sends a failed write again, or all of them; connects again where the server had refused. */
  retry(id?: MutationId): void;
  /** Forgets a failed write. */
  dismiss(id: MutationId): void;
  /** Is all still well? Catches up where it is not. */
  check(): void;

  /** `undefined` where there is none, or it is deleted. */
  entity(scope: Scope, entity: EntityRef): VisibleEntity | undefined;
  entities(scope: Scope, type: string): EntityList;
  /** The scopes that the user may see, as far as is known. */
  scopes(): readonly Scope[];
  /** What the server would not have, to be shown, and sent again by `retry` or forgotten by `dismiss`. The same list as before while no write changed. */
  failedWrites(): readonly FailedWrite[];
  /** The server's time in ms as far as it is known, else the device's: what expires does so by this. */
  serverTimeMs(): number;
  /** The same object as before while nothing of it changed. */
  status(): SyncStatus;
  /** Told when something looks different: the scopes of what changed, none where only the status did. */
  subscribe(listener: (changed: ReadonlySet<Scope>) => void): () => void;
  /** Told what is worth telling the user. */
  onNotice(listener: (notice: Notice) => void): () => void;

  /** Lets go of everything, and keeps what is stored. */
  stop(): void;
}
