import { ok, type Result } from '@driftscope/records';
import Type from 'typebox';
import { parseQuery } from '../http/parse-query.ts';

/** `GET /api/v1/overview`. */
export const OverviewQuerySchema = Type.Object({
  /** How many days up to now. Default: 7. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
  app: Type.Optional(Type.String()),
});

/** Which incidents an overview is of. */
export interface OverviewPeriod {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Absent: all. */
  readonly app?: string;
}

const dayMs = 24 * 3_600_000;

/** Reads what an overview is to be of. @returns `invalid-query` as {@link parseQuery}. */
export function parseOverviewQuery(query: object, nowMs: number): Result<OverviewPeriod> {
  const parsed = parseQuery(OverviewQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { days = 7, app } = parsed.value;
  return ok({ from: nowMs - days * dayMs, to: nowMs, ...(app !== undefined && { app }) });
}
