import type { DatabaseSync } from 'node:sqlite';
import { TraceErrorSchema, TraceSpanSchema } from '@driftscope/records';
import Type, { type TSchema } from 'typebox';
import type { TraceStore } from '../storage/trace-store.ts';
import type { DurableLog } from './durable-log.ts';
import { jsonReader } from './json-reader.ts';
import { rowReader } from './row-reader.ts';
import { transaction } from './transaction.ts';

/** No span that matters here lasts longer. It bounds how far back a search by time must look. */
const LONGEST_SPAN_MS = 60_000;

const readBody = rowReader(Type.Object({ body: Type.String() }));
const readSpan = bodyReader(TraceSpanSchema);
const readError = bodyReader(TraceErrorSchema);

/** Spans and errors, in SQLite. */
export function createSqliteTraces(database: DatabaseSync, log: DurableLog): TraceStore {
  const addSpan = database.prepare('INSERT OR IGNORE INTO span VALUES (?, ?, ?, ?, ?)');
  const addError = database.prepare('INSERT OR IGNORE INTO trace_error VALUES (?, ?, ?, ?)');
  const spansOf = database.prepare(
    'SELECT body FROM span WHERE trace_id IN (SELECT value FROM json_each(?)) ORDER BY start_at, span_id LIMIT ?',
  );
  const errorsOf = database.prepare(
    'SELECT body FROM trace_error WHERE trace_id IN (SELECT value FROM json_each(?)) ORDER BY at, id LIMIT ?',
  );
  const spansAt = database.prepare(
    'SELECT body FROM span WHERE start_at BETWEEN ? AND ? AND end_at >= ? ORDER BY start_at, span_id LIMIT ?',
  );
  const errorsAt = database.prepare('SELECT body FROM trace_error WHERE at BETWEEN ? AND ? ORDER BY at, id LIMIT ?');
  const errorsById = database.prepare(
    'SELECT body FROM trace_error WHERE id IN (SELECT value FROM json_each(?)) ORDER BY at, id',
  );

  const any = database.prepare('SELECT 1 WHERE EXISTS (SELECT 1 FROM span) OR EXISTS (SELECT 1 FROM trace_error)');

  return {
    isEmpty: async () => any.get() === undefined,
    add: ({ spans, errors }) =>
      log.write(() =>
        transaction(database, () => {
          for (const span of spans) {
            addSpan.run(span.traceId, span.spanId, span.startAt, span.endAt, JSON.stringify(span));
          }
          for (const error of errors) addError.run(error.id, error.traceId ?? null, error.at, JSON.stringify(error));
        }),
      ),
    ofTraces: async (traceIds, limit) => {
      const ids = JSON.stringify(traceIds);
      return { spans: spansOf.all(ids, limit).map(readSpan), errors: errorsOf.all(ids, limit).map(readError) };
    },
    between: async (fromAt, untilAt, limit) => ({
      spans: spansAt.all(fromAt - LONGEST_SPAN_MS, untilAt, fromAt, limit).map(readSpan),
      errors: errorsAt.all(fromAt, untilAt, limit).map(readError),
    }),
    errors: async (ids) => errorsById.all(JSON.stringify(ids)).map(readError),
  };
}

function bodyReader<Schema extends TSchema>(schema: Schema) {
  const read = jsonReader(schema);
  return (row: unknown) => read(readBody(row).body);
}
