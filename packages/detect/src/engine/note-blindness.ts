import type { Seen } from './seen.ts';

/** What was dropped is reported a little later, all at once. */
const DROP_REPORT_MS = 2_000;

/** What was not recorded cannot be told from what did not happen. */
export function noteBlindness({ session, record, at }: Seen): void {
  if (record.kind === 'recorder.dropped') session.noteLoss(at - DROP_REPORT_MS, at);
  const isOff = record.kind === 'recorder.off' || (record.kind === 'recorder.fault' && record.off);
  if (isOff) session.noteLoss(at, Number.POSITIVE_INFINITY);
  if (record.kind === 'recorder.on') session.endLoss(at);
}
