import type { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import { atClockOffset, parseBatch, parseJson, type SessionHeader, type SessionId } from '@driftscope/records';
import Type from 'typebox';
import { createAppender } from '../sqlite/append-batches.ts';
import { createBodyReader } from '../sqlite/chunk-body.ts';
import { nullable } from '../sqlite/nullable.ts';
import { openDatabase } from '../sqlite/open-database.ts';
import { rowReader } from '../sqlite/row-reader.ts';
import { readSession, SESSION_COLUMNS } from '../sqlite/session-row.ts';
import type { ReceivedBatch } from '../storage/session-store.ts';
import { copyKeys, makeEmpty } from './back-up.ts';
import { copyTable } from './copy-table.ts';
import { openForReading } from './open-for-reading.ts';

export interface Salvaged {
  readonly records: number;
  readonly sessions: number;
  /** Of all that is no record: incidents, spans and the like. */
  readonly rows: number;
  /** Chunks and stretches of tables that could not be read. */
  readonly lost: number;
}

const readName = rowReader(Type.Object({ name: Type.String() }));
const readRange = rowReader(Type.Object({ last: nullable(Type.Integer()) }));
const readReceived = rowReader(Type.Object({ received_ms: Type.Number() }));
const readCount = rowReader(Type.Object({ count: Type.Integer() }));

/**
 * Writes what can be read of a data folder into a new one.
 *
 * Records are appended as if they came again, from those bodies that can be read: so the new folder knows which it has,
 * and takes the others if their senders still have them. Rows of other tables are copied.
 *
 * @throws FaultError where nothing can be read, or the new folder has a database already.
 */
export async function salvage(dataDir: string, toDir: string): Promise<Salvaged> {
  makeEmpty(toDir);
  const from = openForReading(dataDir);
  const to = openDatabase(toDir);
  try {
    const { records, lost: lostChunks } = appendBodies(from, to);
    let [rows, lost] = [0, lostChunks];
    for (const table of otherTables(to)) {
      const copied = copyTable(from, to, table);
      rows += copied.rows;
      lost += copied.lost;
    }
    copyKeys(dataDir, toDir);
    const { count: sessions } = readCount(to.prepare('SELECT count(*) AS count FROM session').get());
    return { records, sessions, rows, lost };
  } finally {
    from.close();
    to.close();
  }
}

/** Sessions and chunks follow from the bodies; indexes for searches are filled by triggers. */
function otherTables(database: DatabaseSync): readonly string[] {
  const made = new Set(['session', 'chunk', 'chunk_body']);
  const tables = database.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  );
  return tables
    .all()
    .map((row) => readName(row).name)
    .filter((name) => !made.has(name));
}

function appendBodies(from: DatabaseSync, to: DatabaseSync): { records: number; lost: number } {
  const append = createAppender(to);
  const bodyOf = createBodyReader(from);
  const aboutOf = createAboutReader(from);
  const receivedOf = from.prepare('SELECT received_ms FROM chunk WHERE id = ?');
  const read = (id: number): ReceivedBatch | 'none' => {
    const packed = bodyOf(id);
    if (packed === undefined) return 'none';
    const body = zstdDecompressSync(packed);
    const json = parseJson(body.toString('utf8'));
    const batch = json.ok ? parseBatch(json.value) : json;
    if (!batch.ok) throw new Error(batch.error.message);
    const { session } = batch.value;
    const { clockOffsetMs = 0, imported } = aboutOf(session.id);
    return {
      batch: { ...batch.value, session: atClockOffset(session, clockOffsetMs) },
      body,
      receivedMs: attempt(() => readReceived(receivedOf.get(id)).received_ms) ?? 0,
      imported,
    };
  };
  const last = lastId(from);
  let [records, lost] = [0, 0];
  const waiting: ReceivedBatch[] = [];
  for (let id = 1; id <= last; id++) {
    const received = attempt(() => read(id));
    if (received === undefined) lost++;
    else if (received !== 'none') {
      waiting.push(received);
      records += received.batch.records.length;
    }
    if (waiting.length >= COMMIT_BATCHES) append(waiting.splice(0));
  }
  append(waiting);
  return { records, lost };
}

/** What is known of a session that its bodies do not say. */
type About = Pick<SessionHeader, 'clockOffsetMs'> & Pick<ReceivedBatch, 'imported'>;

function createAboutReader(from: DatabaseSync): (id: SessionId) => About {
  const rowOf = attempt(() => from.prepare(`SELECT ${SESSION_COLUMNS} FROM session WHERE id = ?`));
  const known = new Map<SessionId, About>();
  return (id) => {
    const lately = known.get(id);
    if (lately !== undefined) return lately;
    const { header, imported } = attempt(() => readSession(rowOf?.get(id))) ?? {};
    const about = { ...(header?.clockOffsetMs && { clockOffsetMs: header.clockOffsetMs }), imported };
    known.set(id, about);
    return about;
  };
}

/** Batches that share a commit. */
const COMMIT_BATCHES = 100;

/** Of whichever table still says it. */
function lastId(from: DatabaseSync): number {
  const ids = ['chunk_body', 'chunk'].map((table) =>
    attempt(() => readRange(from.prepare(`SELECT max(id) AS last FROM ${table}`).get()).last),
  );
  return Math.max(0, ...ids.map((id) => id ?? 0));
}

/** What cannot be read for damage is absent: that is all that is to be known of it here. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
