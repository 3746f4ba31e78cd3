import type { Put } from '../protocol/change.ts';
import type { Epoch, MutationId, Scope } from '../protocol/ids.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** One step of a save. A save is one transaction: all of its steps, or none. */
export type StorageWrite =
  /** In place of all that is stored of the scope. */
  | {
      readonly kind: 'replace-scope';
      readonly scope: Scope;
      readonly cursor: number;
      readonly entities: readonly Put[];
    }
  /**
   * Only where the stored cursor is `since`, and skipped otherwise. So what is stored of a scope is always whole, whatever save was lost before, and whoever else saves.
   * `deletes` are entity keys.
   */
  | {
      readonly kind: 'advance-scope';
      readonly scope: Scope;
      readonly since: number;
      readonly cursor: number;
      readonly puts: readonly Put[];
      readonly deletes: readonly string[];
    }
  /** Expired: the entities of these keys go, the cursor stays. */
  | { readonly kind: 'sweep-scope'; readonly scope: Scope; readonly deletes: readonly string[] }
  | { readonly kind: 'drop-scope'; readonly scope: Scope }
  | { readonly kind: 'put-entry'; readonly entry: OutboxEntry }
  | { readonly kind: 'drop-entry'; readonly id: MutationId }
  /** Whose numbers the cursors are, and what to add to the wall clock to get the server's. Stored scopes of another epoch go. */
  | { readonly kind: 'server'; readonly epoch: Epoch; readonly serverOffsetMs: number };
