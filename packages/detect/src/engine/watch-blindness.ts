import type { Bus } from './bus.ts';
import type { RecordFacts } from './seen.ts';

/** What was dropped is reported a little later, all at once. */
const DROP_REPORT_MS = 2_000;

/** Notes when nothing was recorded: what was not recorded cannot be told from what did not happen. Is told before all who ask about losses. */
export function watchBlindness(bus: Bus<RecordFacts>): void {
  bus.on('recorder.dropped', ({ session, at }) => session.noteLoss(at - DROP_REPORT_MS, at));
  bus.on('recorder.off', ({ session, at }) => session.noteLoss(at, Number.POSITIVE_INFINITY));
  bus.on('recorder.fault', ({ session, record, at }) => {
    if (record.off) session.noteLoss(at, Number.POSITIVE_INFINITY);
  });
  bus.on('recorder.on', ({ session, at }) => session.endLoss(at));
}
