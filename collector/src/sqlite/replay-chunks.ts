import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { SessionIdSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import type { SessionStore } from '../storage/session-store.ts';
import { createBodyReader } from './chunk-body.ts';
import { rowReader } from './row-reader.ts';

const Place = Type.Object({
  id: Type.Integer(),
  session: SessionIdSchema,
  start_at: Type.Number(),
  first_seq: Type.Integer(),
});
type Place = Static<typeof Place>;
const readPlace = rowReader(Place);

const readLast = rowReader(Type.Object({ last: Type.Integer() }));

/** Sessions whose chunks are looked up in one turn: some ms where each has a thousand. */
const SESSIONS_AT_ONCE = 4;

/** Builds the function that goes through the chunks of several sessions in the order of time. */
export function createReplay(database: DatabaseSync): SessionStore['replay'] {
  const placesWhere = (which: string) =>
    database.prepare(
      `SELECT chunk.id, chunk.session, session.origin_ms + chunk.min_t AS start_at, chunk.first_seq
       FROM chunk JOIN session ON session.id = chunk.session
       WHERE ${which} AND +chunk.id <= ? AND session.origin_ms + chunk.max_t >= ? AND chunk.records > 0`,
    );
  const placesOf = placesWhere('chunk.session IN (SELECT value FROM json_each(?))');
  // The plus keeps the index of sessions out of it: what is new is few, and at the end of the table.
  const placesSince = placesWhere('+chunk.session IN (SELECT value FROM json_each(?)) AND chunk.id > ?');
  const lastOf = database.prepare('SELECT coalesce(max(id), 0) AS last FROM chunk');
  const bodyOf = createBodyReader(database);

  return async function* replay(sessions, fromAt, read = { sessions: [], lastId: 0 }) {
    // Of one moment, though others get their turns: what is stored meanwhile is for the next time.
    const { last } = readLast(lastOf.get());
    const known = new Set(read.sessions);
    const unread = sessions.filter((session) => !known.has(session));
    const since = sessions.filter((session) => known.has(session));
    const places =
      since.length === 0 ? [] : placesSince.all(JSON.stringify(since), read.lastId, last, fromAt).map(readPlace);
    for (let from = 0; from < unread.length; from += SESSIONS_AT_ONCE) {
      const some = JSON.stringify(unread.slice(from, from + SESSIONS_AT_ONCE));
      for (const row of placesOf.all(some, last, fromAt)) places.push(readPlace(row));
      await setImmediate();
    }
    for (const { id, session, start_at: startAt } of places.sort(byTime)) {
      const packed = bodyOf(id);
      if (packed !== undefined) yield { id, session, startAt, packed };
    }
  };
}

function byTime(a: Place, b: Place): number {
  if (a.start_at !== b.start_at) return a.start_at - b.start_at;
  if (a.session !== b.session) return a.session < b.session ? -1 : 1;
  return a.first_seq - b.first_seq;
}
