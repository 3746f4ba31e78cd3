import type { CountedStore } from '../storage/counting.ts';
import { generalizePage } from './generalize-page.ts';
import type { ReportInput, ReportSideInput } from './report-input.ts';

/** What a report is asked to be about. */
export interface ReportRequest {
  /** What it is narrowed to, by name: the spans say which apps that are. */
  readonly app?: string;
  readonly team?: string;
  readonly subject: ReportSpan;
  /** Absent: it is compared with nothing. */
  readonly base?: ReportSpan;
}

export interface ReportSpan {
  /** Epoch ms, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Absent: all releases. */
  readonly release?: string;
  /** Absent: all apps. */
  readonly app?: readonly string[];
}

/** Groups that can be described. Of further ones, which were met longer ago, a report tells nothing. */
const MOST_GROUPS = 2_000;

/** Reads from the store what a report is computed of. */
export async function gatherReport(store: CountedStore, request: ReportRequest, madeAt: number): Promise<ReportInput> {
  const { app, team, subject: asked } = request;
  const anyTime = asked.app === undefined ? {} : { app: [...asked.app] };
  const history = await store.incidents.figures(anyTime);
  const groups = await store.incidents.groups(anyTime, { limit: MOST_GROUPS });
  const gather = async (span: ReportSpan): Promise<ReportSideInput> => ({
    from: span.from,
    to: span.to,
    ...(span.release !== undefined && { release: span.release }),
    incidents: history.filter(
      ({ firstAt, release, app }) =>
        firstAt >= span.from &&
        firstAt <= span.to &&
        (span.release === undefined || release === span.release) &&
        (span.app === undefined || span.app.includes(app)),
    ),
    exposure: await store.observations.exposure(span),
    gaps: await store.observations.gaps(span),
    leftOut: await store.leftOut(span),
  });
  const subject = await gather(asked);
  const urls = await store.observations.urls([...new Set(subject.incidents.map(({ session }) => session))]);
  return {
    madeAt,
    ...(app !== undefined && { app }),
    ...(team !== undefined && { team }),
    subject,
    ...(request.base && { base: await gather(request.base) }),
    history,
    words: new Map(groups.map(({ group, kind, severity, title, app }) => [group, { kind, severity, title, app }])),
    pages: new Map(
      [...urls].flatMap(([session, url]) => {
        const page = generalizePage(url);
        return page === undefined ? [] : [[session, page] as const];
      }),
    ),
    teams: asked.app === undefined ? await store.teams.list() : [],
  };
}
