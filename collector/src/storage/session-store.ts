import type { IncidentSummary } from '@driftscope/detect';
import type {
  Batch,
  DriftRecord,
  Imported,
  Result,
  SessionDetail,
  SessionHeader,
  SessionId,
  SessionSummary,
} from '@driftscope/records';
import type { PackedBody } from './packed-body.ts';
import type { PageKey } from './page-key.ts';

/** A batch that came in. */
export interface ReceivedBatch {
  readonly batch: Batch;
  /** Its JSON text in UTF-8, as it came: this is what is stored. */
  readonly body: Uint8Array;
  /** Epoch ms by the collector's clock. */
  readonly receivedMs: number;
  /** From when it was sent, by its sender's clock, to when it came, by the collector's, ms. Absent: it did not say. */
  readonly lagMs?: number | undefined;
  /** It was read from a file. Absent: its page or server sent it. */
  readonly imported?: Pick<Imported, 'file'> | undefined;
}

/** What became of a batch. */
export interface Appended {
  /** `duplicate`: this number was there already, and so were all its records. */
  readonly kind: 'stored' | 'duplicate';
  /** By how much its sender's clock is behind the collector's, as far as that is known, ms. The store has moved the session by that. */
  readonly clockOffsetMs: number;
}

export interface RecordQuery {
  /** Only records with a greater `seq`. */
  readonly afterSeq: number;
  /** ms since the session's origin, both ends included. */
  readonly fromT: number;
  readonly toT: number;
  readonly wants: (kind: string) => boolean;
  /** Only records of these numbers, in their order. Absent: of all. */
  readonly seqs?: readonly number[];
  /** A quick look at the JSON text of some records: whether any in it can be wanted. Absent: each may be. */
  readonly mayHold?: (json: string) => boolean;
  readonly limit: number;
}

/** Which sessions are asked for: those that fit all of it. */
export interface SessionFilter {
  /** Names of apps: those of any of them. */
  readonly app?: readonly string[] | undefined;
  readonly release?: string | undefined;
  /** Epoch ms, both ends included: those that lasted into that time. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Words, each of which is in the id, the address, the release, the users or the name of the file. Case of Latin letters does not matter. */
  readonly q?: string | undefined;
  /** Only those that have incidents. */
  readonly hasIncidents?: boolean;
  /** Only those that came from files, of which nothing was sent. */
  readonly isImported?: boolean;
}

/** What detection must know of a session to start over with it. */
export interface RecentSession {
  readonly header: SessionHeader;
  /** Epoch ms, by the session's clock, up to which it is known. */
  readonly lastAt: number;
  /** Epoch ms, by the collector's clock, when it was last heard of. */
  readonly heardMs: number;
}

export interface StoredChunk {
  /** Grows in the order in which they were stored. */
  readonly id: number;
  readonly session: SessionId;
  /** Epoch ms, by the session's clock, of its earliest record. */
  readonly startAt: number;
  readonly packed: PackedBody;
}

/** Of these sessions, all chunks up to that id. */
export interface ReadChunks {
  readonly sessions: readonly SessionId[];
  readonly lastId: number;
}

/** What became of a session that was to be removed. `sent`: its page or server has sent it, so it stays. */
export type Removal =
  | { readonly kind: 'removed'; readonly withdrawn: readonly IncidentSummary[] }
  | { readonly kind: 'sent' }
  | { readonly kind: 'unknown' };

/** Sessions and their records. */
export interface SessionStore {
  /**
   * Appends batches in one commit: once it resolves, they survive the end of the process.
   *
   * A number that is there already is not stored again, unless it brings records that are not there. Where the sender's
   * clock differs from the collector's, the session is kept by the collector's, all of it.
   *
   * @returns for each batch what became of it; `session-conflict` when another session goes by its id.
   *   Rejects when nothing could be stored.
   */
  append(received: readonly ReceivedBatch[]): Promise<readonly Result<Appended>[]>;
  /**
   * Puts together small parts of sessions that were not heard of since `idleSinceMs` (epoch ms), in one short commit. What can be
   * asked of them stays the same.
   *
   * @returns how many parts it looked at. 0: there is nothing to do.
   */
  compact(idleSinceMs: number): Promise<number>;
  /** Newest first, those from files by when they came; only those after `after`. */
  list(
    filter: SessionFilter,
    page: { readonly limit: number; readonly after?: PageKey | undefined },
  ): Promise<readonly SessionSummary[]>;
  find(id: string): Promise<SessionDetail | undefined>;
  header(id: string): Promise<SessionHeader | undefined>;
  /**
   * Removes a session that came from files, with its records, and withdraws its incidents, in one commit. What detection still
   * says of it is not filed, until it comes again.
   */
  remove(id: SessionId): Promise<Removal>;
  /** In the order of `seq`, each once, however often and in how many batches it came. */
  records(session: string, query: RecordQuery): Promise<readonly DriftRecord[]>;
  /** The records of a session in the order of `seq`, each once, some at a time; others get a turn in between. */
  scan(
    session: string,
    query: Pick<RecordQuery, 'afterSeq' | 'fromT' | 'toT' | 'seqs' | 'mayHold'>,
  ): AsyncIterable<readonly DriftRecord[]>;
  /** The records of these numbers that are there. */
  recordsBySeq(session: string, seqs: readonly number[]): Promise<ReadonlyMap<number, DriftRecord>>;
  /**
   * Sessions heard of until `untilMs` (epoch ms), and within `windowMs` before the last of them. Others are of a time at which the
   * collector's clock was ahead.
   */
  recent(windowMs: number, untilMs: number): Promise<readonly RecentSession[]>;
  /**
   * All chunks of these sessions that reach beyond `fromAt` (epoch ms), in the order of `startAt`; none that are deleted meanwhile.
   *
   * @param read what is known already, and left out. Absent: nothing is.
   */
  replay(sessions: readonly SessionId[], fromAt: number, read?: ReadChunks): AsyncIterable<StoredChunk>;
}
