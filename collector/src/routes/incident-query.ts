import { type IncidentFilter, IncidentFilterSchema } from '@driftscope/detect';
import { ok, type Result } from '@driftscope/records';
import Type from 'typebox';
import { parseCursor } from '../http/page-cursor.ts';
import { parseQuery } from '../http/parse-query.ts';
import type { GroupPage } from '../storage/incident-store.ts';
import type { PageKey } from '../storage/page-key.ts';

export const IncidentPageQuerySchema = Type.Object({
  ...IncidentFilterSchema.properties,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  cursor: Type.Optional(Type.String()),
});

export const GroupPageQuerySchema = Type.Object({
  ...IncidentPageQuerySchema.properties,
  /** By `count` there is one page alone: what is counted changes from page to page. */
  order: Type.Optional(Type.Union([Type.Literal('last'), Type.Literal('count')])),
});

/** Reads which incidents a query asks for. @returns `invalid-query` as {@link parseQuery}. */
export const parseIncidentFilter = (query: object): Result<IncidentFilter> => parseQuery(IncidentFilterSchema, query);

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

/** Reads which page of their groups. @returns `invalid-query` as {@link parseQuery}. */
export function parseGroupPage(query: object): Result<{ readonly filter: IncidentFilter; readonly page: GroupPage }> {
  const parsed = parseQuery(GroupPageQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { limit = 50, cursor, order = 'last', ...filter } = parsed.value;
  const after = parseCursor(order === 'last' ? cursor : undefined);
  return after.ok ? ok({ filter, page: { limit, order, after: after.value } }) : after;
}
