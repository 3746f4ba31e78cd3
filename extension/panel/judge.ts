import type { Detector, Incident, PageAccount } from '@driftscope/detect';
import type { Batch, SessionId } from '@driftscope/records';
import { createShownPage } from './shown-page.ts';

export interface Judgement {
  /** New, or in place of a former one with the same id. */
  readonly incidents: readonly Incident[];
  /** Records that came after their time was judged already: verdicts about it may be incomplete. */
  readonly late: number;
  /** Epoch ms up to which the page is judged. Absent: as far as before. */
  readonly untilAt?: number;
  /** How the page that is shown stands. Absent: as before, as far as is known. */
  readonly account?: PageAccount;
}

export interface Judge {
  judge(batch: Batch): Judgement;
  /** How the page load that the tab shows stands; of frames inside pages none is told. */
  account(): PageAccount | undefined;
}

/** Page loads of one tab follow each other, so there need be no more than it has busy frames. The one unused longest goes first. */
const MAX_SESSIONS = 12;

/** Finds incidents in the batches of a tab as they come. Each page load is judged by itself, as far as it is complete. */
export function createJudge(createDetector: () => Detector): Judge {
  const detectors = new Map<SessionId, Detector>();
  const shown = createShownPage();

  const detectorOf = (session: SessionId): Detector => {
    const detector = detectors.get(session) ?? createDetector();
    detectors.delete(session);
    detectors.set(session, detector);
    for (const [oldest] of detectors) if (detectors.size > MAX_SESSIONS) detectors.delete(oldest);
    return detector;
  };

  function judge(batch: Batch): Judgement {
    const { session, records, until } = batch;
    shown.take(batch);
    const detector = detectorOf(session.id);
    detector.open(session);
    const late = records.filter((record) => detector.push(record, session.id) === 'late').length;
    const completeTo = until ?? records.at(-1)?.t;
    if (completeTo === undefined) return { incidents: [], late };
    detector.complete(session.id, completeTo);
    const untilAt = session.originMs + completeTo;
    return { incidents: detector.advance(untilAt), late, untilAt };
  }

  return {
    judge,
    account: () => shown.session && detectors.get(shown.session)?.account(shown.session),
  };
}
