import type { Batch, DriftRecord, SessionId } from '@driftscope/records';

/** Which page load the tab shows: the newest, or one that came back from the back/forward cache since. */
export interface ShownPage {
  take(batch: Batch): void;
  /** Absent: none was heard of. */
  readonly session: SessionId | undefined;
  /** Epoch ms: since when, as far as is known. */
  readonly sinceAt: number;
}

export function createShownPage(): ShownPage {
  let session: SessionId | undefined;
  let sinceAt = 0;
  return {
    take: (batch) => {
      const at = cameAt(batch);
      // Of frames, and of pages that were left, something may still come.
      if (batch.session.frame !== undefined || at < sinceAt) return;
      session = batch.session.id;
      sinceAt = at;
    },
    get session() {
      return session;
    },
    get sinceAt() {
      return sinceAt;
    },
  };
}

/** When the page was last sure to be shown, by this batch alone. */
const cameAt = ({ session: { originMs }, records }: Batch): number => {
  const came = records.findLast(isComing);
  return originMs + (came?.t ?? 0);
};

/**
 * One that comes back may be recorded only from then on, so that nothing of it says that it was away; one that was loaded before anybody went
 * there (prerendering) may be older than what it takes the place of.
 */
function isComing(record: DriftRecord): boolean {
  if (record.kind === 'page.visibility') return record.visibility === 'visible';
  return record.kind === 'recorder.on' || (record.kind === 'page.show' && record.restored);
}
