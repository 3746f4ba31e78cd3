import Type, { type Static, type TUnsafe } from 'typebox';
import { baseProperties } from '../kinds/record-schema.ts';
import type { DriftRecord } from '../record.ts';

/**
 * A record that a collector let in, and hands out again.
 *
 * Only the base is looked at: it was checked when it came, and kinds that a reader does not know must pass.
 */
export const StoredRecordSchema: TUnsafe<DriftRecord> = Type.Unsafe<DriftRecord>(
  Type.Object({ ...baseProperties, kind: Type.String() }),
);

/** `GET /api/v1/sessions/:id/records`, in the order of `seq`. */
export const RecordPageSchema = Type.Object({
  records: Type.Array(StoredRecordSchema),
  /** Goes into `?cursor=` to get what follows. Absent on the last page. */
  next: Type.Optional(Type.String()),
});

export type RecordPage = Static<typeof RecordPageSchema>;
