import Type, { type Static } from 'typebox';
import { SessionIdSchema } from '../ids.ts';

/** `POST /api/v1/recordings`: what was in the file, once all of it is stored. */
export const ImportedRecordingSchema = Type.Object({
  /** In the order in which they stand in the file. */
  sessions: Type.Array(SessionIdSchema),
  /** Of these, sessions of which nothing was there before. */
  added: Type.Array(SessionIdSchema),
  /** Batches that were read. */
  batches: Type.Integer({ minimum: 0 }),
  /** Of these, batches with something in them that was not there yet. */
  stored: Type.Integer({ minimum: 0 }),
  /** Why the file could not be read to its end: only what comes before was taken. Absent: it was read whole. */
  incomplete: Type.Optional(Type.Object({ kind: Type.String(), message: Type.String(), hint: Type.String() })),
});

export type ImportedRecording = Static<typeof ImportedRecordingSchema>;
