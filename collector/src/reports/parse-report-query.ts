import { fail, ok, type Result } from '@driftscope/records';
import Type from 'typebox';
import { parseQuery } from '../http/parse-query.ts';
import type { ReportRequest } from './gather-report.ts';

const EpochMs = Type.Number({ minimum: -8.64e15, maximum: 8.64e15 });

/** `GET /api/v1/reports`. */
export const ReportQuerySchema = Type.Object({
  /** Epoch ms. Default: the seven days up to now. */
  from: Type.Optional(EpochMs),
  to: Type.Optional(EpochMs),
  app: Type.Optional(Type.String()),
  /** The release that it is about. Default: all; where `compare` names a release, the one that was met last. */
  release: Type.Optional(Type.String()),
  /** `previous`: the time of the same length before; `none`; or the release to compare with. Default: `previous`. */
  compare: Type.Optional(Type.String()),
  format: Type.Optional(
    Type.Union([Type.Literal('json'), Type.Literal('html'), Type.Literal('csv'), Type.Literal('md')]),
  ),
});

export type ReportFormat = 'json' | 'html' | 'csv' | 'md';

const dayMs = 24 * 3_600_000;

/**
 * Reads what a report is to be about.
 *
 * @param lastRelease gives the release that was met last in this time, other than this one.
 */
export async function parseReportQuery(
  query: object,
  nowMs: number,
  lastRelease: (span: { app?: string; from: number; to: number }, not: string) => Promise<string | undefined>,
): Promise<Result<{ readonly request: ReportRequest; readonly format: ReportFormat }>> {
  const parsed = parseQuery(ReportQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { to = nowMs, app: named, release, compare = 'previous', format = 'json' } = parsed.value;
  const { from = to - 7 * dayMs } = parsed.value;
  if (from > to) return fail('invalid-query', 'The parameter "from" is after "to".', 'Both are epoch ms.');
  const app = named === undefined ? {} : { app: named };
  const span = { from, to };
  const ofRelease = release === undefined ? {} : { release };
  if (compare === 'none') return ok({ format, request: { ...app, subject: { ...span, ...ofRelease } } });
  if (compare === 'previous') {
    const base = { from: from - (to - from) - 1, to: from - 1, ...ofRelease };
    return ok({ format, request: { ...app, subject: { ...span, ...ofRelease }, base } });
  }
  const subject = release ?? (await lastRelease({ ...app, ...span }, compare));
  if (subject === undefined) {
    const hint = 'Name the release that the report is about with release=…, or another time.';
    return fail('invalid-query', `In this time there is no release but ${JSON.stringify(compare)}.`, hint);
  }
  const base = { ...span, release: compare };
  return ok({ format, request: { ...app, subject: { ...span, release: subject }, base } });
}
