import type { DatabaseSync } from 'node:sqlite';
import { type SessionId, SessionIdSchema } from '@driftscope/records';
import Type from 'typebox';
import type { SessionStore } from '../storage/session-store.ts';
import { createBodyReader } from './chunk-body.ts';
import { rowReader } from './row-reader.ts';

const readPlace = rowReader(Type.Object({ id: Type.Integer(), session: SessionIdSchema, start_at: Type.Number() }));

/** Builds the function that goes through the chunks of several sessions in the order of time. */
export function createReplay(database: DatabaseSync): SessionStore['replay'] {
  const places = database.prepare(
    `SELECT chunk.id, chunk.session, session.origin_ms + chunk.min_t AS start_at
     FROM chunk JOIN session ON session.id = chunk.session
     WHERE chunk.session IN (SELECT value FROM json_each(?)) AND session.origin_ms + chunk.max_t >= ?
       AND chunk.records > 0
     ORDER BY start_at, chunk.session, chunk.first_seq`,
  );
  const bodyOf = createBodyReader(database);

  return async function* replay(sessions: readonly SessionId[], fromAt: number) {
    for (const row of places.all(JSON.stringify(sessions), fromAt)) {
      const { id, session, start_at: startAt } = readPlace(row);
      const packed = bodyOf(id);
      if (packed !== undefined) yield { session, startAt, packed };
    }
  };
}
