import { EpochMsSchema, fail, ok, type Result } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { countingQuery } from '../http/counting-query.ts';
import { parseQuery } from '../http/parse-query.ts';
import { findApps } from '../storage/find-apps.ts';
import type { Store } from '../storage/store.ts';
import { findReleases, lastRelease, releaseBefore } from './find-releases.ts';
import type { ReportRequest, ReportSpan } from './gather-report.ts';

/** `GET /api/v1/reports`. */
export const ReportQuerySchema = Type.Object({
  /** Epoch ms. Default: the seven days up to now. */
  from: Type.Optional(EpochMsSchema),
  to: Type.Optional(EpochMsSchema),
  app: Type.Optional(Type.String()),
  /** Name of a team: of its apps alone. */
  team: Type.Optional(Type.String()),
  /** The release that it is about. Default: all; where `compare` names a release, the one that was met last. */
  release: Type.Optional(Type.String()),
  /**
   * `previous`: the time of the same length before; `none`; or the release to compare with, in the same time. Default:
   * the release of the same apps that was first seen before `release`, from when it was, up to `to`; where no release is
   * named, or none came before it, `previous`.
   */
  compare: Type.Optional(Type.String()),
  format: Type.Optional(
    Type.Union([Type.Literal('json'), Type.Literal('html'), Type.Literal('csv'), Type.Literal('md')]),
  ),
  ...countingQuery,
});

type ReportQuery = Static<typeof ReportQuerySchema>;
export type ReportFormat = NonNullable<ReportQuery['format']>;

const DAY_MS = 24 * 3_600_000;

/** Reads what a report is to be about. The store is asked for what the query leaves open. */
export async function parseReportQuery(
  query: object,
  nowMs: number,
  store: Pick<Store, 'teams' | 'observations'>,
): Promise<Result<{ readonly request: ReportRequest; readonly format: ReportFormat }>> {
  const parsed = parseQuery(ReportQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { to = nowMs, app, team, format = 'json' } = parsed.value;
  const { from = to - 7 * DAY_MS } = parsed.value;
  if (from > to) return fail('invalid-query', 'The parameter "from" is after "to".', 'Both are epoch ms.');
  const apps = await findApps(
    { ...(app !== undefined && { app: [app] }), ...(team !== undefined && { team }) },
    store.teams,
  );
  if (!apps.ok) return apps;
  const sides = await findSides(parsed.value, { from, to, ...apps.value }, store);
  if (!sides.ok) return sides;
  return ok({
    format,
    request: { ...(app !== undefined && { app }), ...(team !== undefined && { team }), ...sides.value },
  });
}

async function findSides(
  { release, compare }: ReportQuery,
  span: ReportSpan,
  store: Pick<Store, 'observations'>,
): Promise<Result<Pick<ReportRequest, 'subject' | 'base'>>> {
  const subject = { ...span, ...(release !== undefined && { release }) };
  if (compare === 'none') return ok({ subject });
  if (compare === undefined || compare === 'previous') {
    const before = compare === undefined && release !== undefined ? await spanBefore(release, span, store) : undefined;
    return ok({
      subject,
      base: before ?? { ...subject, from: span.from - (span.to - span.from) - 1, to: span.from - 1 },
    });
  }
  const base = { ...span, release: compare };
  if (release !== undefined) return ok({ subject, base });
  const last = lastRelease(await findReleases(store, span), compare);
  if (last !== undefined) return ok({ subject: { ...span, release: last.release }, base });
  const hint = 'Name the release that the report is about with release=…, or another time.';
  return fail('invalid-query', `In this time there is no release but ${JSON.stringify(compare)}.`, hint);
}

/**
 * The release before one, of the apps that have this one, in all its time: once the newer one is out, pages of the older
 * are few.
 */
async function spanBefore(
  release: string,
  { from, to, app }: ReportSpan,
  store: Pick<Store, 'observations'>,
): Promise<ReportSpan | undefined> {
  const seen = await findReleases(store, { ...(app && { app }) });
  const own = seen.find((one) => one.release === release)?.apps;
  if (own === undefined) return undefined;
  const before = releaseBefore(await findReleases(store, { app: own }), release);
  return before && { release: before.release, app: own, from: Math.min(from, before.firstAt), to };
}
