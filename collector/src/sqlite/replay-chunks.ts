import type { DatabaseSync } from 'node:sqlite';
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

/** Builds the function that goes through the chunks of several sessions in the order of time. */
export function createReplay(database: DatabaseSync): SessionStore['replay'] {
  const placesWhere = (which: string) =>
    database.prepare(
      `SELECT chunk.id, chunk.session, session.origin_ms + chunk.min_t AS start_at, chunk.first_seq
       FROM chunk JOIN session ON session.id = chunk.session
       WHERE ${which} AND session.origin_ms + chunk.max_t >= ? AND chunk.records > 0`,
    );
  const placesOf = placesWhere('chunk.session IN (SELECT value FROM json_each(?))');
  // The plus keeps the index of sessions out of it: what is new is few, and at the end of the table.
  const placesSince = placesWhere('+chunk.session IN (SELECT value FROM json_each(?)) AND chunk.id > ?');
  const bodyOf = createBodyReader(database);

  return async function* replay(sessions, fromAt, read = { sessions: [], lastId: 0 }) {
    const known = new Set(read.sessions);
    const unread = sessions.filter((session) => !known.has(session));
    const since = sessions.filter((session) => known.has(session));
    const places = [
      ...placesOf.all(JSON.stringify(unread), fromAt),
      ...(since.length === 0 ? [] : placesSince.all(JSON.stringify(since), read.lastId, fromAt)),
    ].map(readPlace);
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
