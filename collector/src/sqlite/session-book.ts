import type { DatabaseSync } from 'node:sqlite';
import type { SessionId } from '@driftscope/records';
import { readSession, SESSION_COLUMNS, type SessionRow } from './session-row.ts';

/** Sessions as the batches of one commit leave them, each written once. */
export interface SessionBook {
  /** @param nowMs epoch ms by the collector's clock. */
  find(id: SessionId, nowMs: number): SessionRow | undefined;
  /** Takes a session that was not there, and writes it: its chunks refer to it. */
  open(row: SessionRow): void;
  put(row: SessionRow): void;
  /** Writes what was put since. */
  write(): void;
  /** It is there no more. */
  drop(id: SessionId): void;
  /** What was put was not committed. */
  forget(): void;
}

/** A session that is forgotten for its age was not heard of for an hour; what is known here is relied on for less. */
const RELIED_ON_MS = 10 * 60_000;
const SESSIONS_MAX = 2_000;

/**
 * Builds the book: nothing else writes sessions. What was read or written lately is not read again: a row is parsed
 * and checked in about the time that a small batch takes otherwise.
 */
export function createSessionBook(database: DatabaseSync): SessionBook {
  const findRow = database.prepare(`SELECT ${SESSION_COLUMNS} FROM session WHERE id = ?`);
  const putRow = database.prepare(
    `INSERT INTO session (id, header, origin_ms, known_to_t, seqs, batches, heard_ms, merged, users, imported) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET header = excluded.header, origin_ms = excluded.origin_ms, known_to_t = excluded.known_to_t, seqs = excluded.seqs,
       batches = excluded.batches, heard_ms = excluded.heard_ms, merged = excluded.merged, users = excluded.users, imported = excluded.imported, loose = 1`,
  );
  const known = new Map<SessionId, SessionRow>();
  const changed = new Set<SessionId>();

  const keep = (row: SessionRow) => {
    // The one that was put longest ago comes first, and is the first to go.
    known.delete(row.header.id);
    known.set(row.header.id, row);
  };

  return {
    find: (id, nowMs) => {
      const lately = known.get(id);
      if (lately !== undefined && (changed.has(id) || Math.abs(nowMs - lately.heardMs) < RELIED_ON_MS)) return lately;
      const row = findRow.get(id);
      return row === undefined ? undefined : readSession(row);
    },
    open: (row) => {
      putRow.run(...valuesOf(row));
      keep(row);
    },
    put: (row) => {
      keep(row);
      changed.add(row.header.id);
    },
    write: () => {
      for (const id of changed) {
        const row = known.get(id);
        if (row !== undefined) putRow.run(...valuesOf(row));
      }
      changed.clear();
      for (const id of known.keys()) {
        if (known.size <= SESSIONS_MAX) break;
        known.delete(id);
      }
    },
    drop: (id) => {
      known.delete(id);
    },
    forget: () => {
      known.clear();
      changed.clear();
    },
  };
}

function valuesOf({ header, knownToT, seqs, batches, heardMs, merged, users, imported }: SessionRow) {
  const texts = {
    header: JSON.stringify(header),
    seqs: JSON.stringify(seqs),
    merged: JSON.stringify(merged),
    users: JSON.stringify(users),
  };
  const from = imported === undefined ? null : JSON.stringify(imported);
  return [
    header.id,
    texts.header,
    header.originMs,
    knownToT,
    texts.seqs,
    batches,
    heardMs,
    texts.merged,
    texts.users,
    from,
  ] as const;
}
