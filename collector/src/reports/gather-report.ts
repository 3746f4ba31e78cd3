import type { Store } from '../storage/store.ts';
import { generalizePage } from './generalize-page.ts';
import type { ReportInput, ReportSideInput } from './report-input.ts';

/** What a report is asked to be about. */
export interface ReportRequest {
  readonly app?: string;
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
}

/** Groups that can be described. Of further ones, which were met longer ago, a report tells nothing. */
const MOST_GROUPS = 2_000;

/** Reads from the store what a report is computed of. */
export async function gatherReport(store: Store, request: ReportRequest, madeAt: number): Promise<ReportInput> {
  const app = request.app === undefined ? {} : { app: request.app };
  const history = await store.incidents.figures(app);
  const groups = await store.incidents.groups(app, { limit: MOST_GROUPS });
  const gather = async (span: ReportSpan): Promise<ReportSideInput> => ({
    ...span,
    incidents: history.filter(
      ({ firstAt, release }) =>
        firstAt >= span.from && firstAt <= span.to && (span.release === undefined || release === span.release),
    ),
    exposure: await store.observations.exposure({ ...app, ...span }),
    gaps: await store.observations.gaps({ ...app, ...span }),
  });
  const subject = await gather(request.subject);
  const urls = await store.observations.urls([...new Set(subject.incidents.map(({ session }) => session))]);
  return {
    madeAt,
    ...app,
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
  };
}
