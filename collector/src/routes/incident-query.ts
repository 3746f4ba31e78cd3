import { IncidentStatusSchema, SeveritySchema } from '@driftscope/detect';
import { ok, type Result } from '@driftscope/records';
import Type from 'typebox';
import { parseCursor } from '../http/page-cursor.ts';
import { parseQuery } from '../http/parse-query.ts';
import type { IncidentFilter } from '../storage/incident-store.ts';
import type { PageKey } from '../storage/page-key.ts';

/** Epoch ms, as far as a date reaches. */
const EpochMs = Type.Number({ minimum: -8.64e15, maximum: 8.64e15 });

export const IncidentFilterQuerySchema = Type.Object({
  app: Type.Optional(Type.String()),
  kind: Type.Optional(Type.Array(Type.String())),
  severity: Type.Optional(Type.Array(SeveritySchema)),
  status: Type.Optional(Type.Array(IncidentStatusSchema)),
  release: Type.Optional(Type.String()),
  session: Type.Optional(Type.String()),
  group: Type.Optional(Type.String()),
  /** Of the incident's start, both ends included. */
  from: Type.Optional(EpochMs),
  to: Type.Optional(EpochMs),
  q: Type.Optional(Type.String()),
});

export const IncidentPageQuerySchema = Type.Object({
  ...IncidentFilterQuerySchema.properties,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  cursor: Type.Optional(Type.String()),
});

/** Reads which incidents a query asks for. @returns `invalid-query` as {@link parseQuery}. */
export const parseIncidentFilter = (query: object): Result<IncidentFilter> =>
  parseQuery(IncidentFilterQuerySchema, query);

/** Reads which page of them, too. @returns `invalid-query` as {@link parseQuery}. */
export function parseIncidentPage(
  query: object,
): Result<{ readonly filter: IncidentFilter; readonly limit: number; readonly after: PageKey | undefined }> {
  const parsed = parseQuery(IncidentPageQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { limit = 50, cursor, ...filter } = parsed.value;
  const after = parseCursor(cursor);
  return after.ok ? ok({ filter, limit, after: after.value }) : after;
}
