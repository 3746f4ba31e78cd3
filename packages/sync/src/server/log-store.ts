import type { Change } from '../protocol/change.ts';
import type { DeviceId, Epoch, Scope } from '../protocol/ids.ts';
import type { MutationOutcome } from '../protocol/mutation.ts';

/** When a field got its value, and from whom. */
export interface FieldVersion {
  readonly seq: number;
  readonly atMs: number;
  /** Absent where the server itself wrote it. */
  readonly device?: DeviceId;
}

/** The last change of an entity. A deleted one stays as a tombstone until it is trimmed. */
export interface LogEntry {
  readonly change: Change;
  /** By field; of a tombstone, its one version under `''`. */
  readonly versions: Readonly<Record<string, FieldVersion>>;
}

/**
 * Where the logs are kept: in memory here, in any database with transactions elsewhere. A log is compacted by nature: each entity has its last entry only, and since changes are complete
 * that is all a client can need. Calls are synchronous, so that nothing comes between the parts of a write.
 */
export interface LogStore {
  /** Another one whenever what is stored was replaced, as by a backup. */
  readonly epoch: Epoch;
  /** All or nothing. */
  transaction<T>(work: () => T): T;
  /** The last number of a scope; 0 where nothing was ever written. */
  head(scope: Scope): number;
  /** Tombstones up to this number are gone: from a cursor below it, only a snapshot helps. */
  horizon(scope: Scope): number;
  /** @param key - of `entityKey`. */
  find(scope: Scope, key: string): LogEntry | undefined;
  /** In the order of `seq`, those above `since`. Without a limit: all. */
  readSince(scope: Scope, since: number, limit?: number): readonly Change[];
  /** Takes the place of the entity's former entry, and becomes the head. */
  append(entry: LogEntry): void;
  /** Turns all that expired until then into tombstones with the same numbers: nobody has to be told, and no content is left. */
  expire(nowMs: number): void;
  /** Forgets tombstones made before then, and moves the horizon. */
  trim(beforeMs: number): void;
  /** @param key - names the writer and the write. */
  outcome(key: string): MutationOutcome | undefined;
  keepOutcome(key: string, outcome: MutationOutcome, atMs: number): void;
  forgetOutcomes(beforeMs: number): void;
}
