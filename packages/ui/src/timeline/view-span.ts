import type { SessionRecord } from '../records/session-record.ts';
import type { Span } from './lane.ts';

/** Closer than this, there is nothing more to see. */
const MIN_SPAN_MS = 20;
/** Room on each side, so that what begins or ends an incident does not stand at the edge. */
const MIN_MARGIN_MS = 400;
const MARGIN_SHARE = 0.12;

/** The span with some room around it. */
export function padSpan({ fromAt, untilAt }: Span): Span {
  const marginMs = Math.max(MIN_MARGIN_MS, (untilAt - fromAt) * MARGIN_SHARE);
  return { fromAt: fromAt - marginMs, untilAt: untilAt + marginMs };
}

/** From the first record to the last. With no records: the span itself. */
export function extentOf(records: readonly SessionRecord[], span: Span): Span {
  let { fromAt, untilAt } = span;
  for (const { originMs, record } of records) {
    fromAt = Math.min(fromAt, originMs + record.t);
    untilAt = Math.max(untilAt, originMs + record.t);
  }
  return { fromAt, untilAt };
}

/** A span `factor` times as long, in which `aroundAt` stays where it is. */
export function zoomSpan({ fromAt, untilAt }: Span, factor: number, aroundAt = (fromAt + untilAt) / 2): Span {
  const lengthMs = untilAt - fromAt;
  const nextMs = Math.max(MIN_SPAN_MS, lengthMs * factor);
  const share = lengthMs === 0 ? 0.5 : (aroundAt - fromAt) / lengthMs;
  return { fromAt: aroundAt - nextMs * share, untilAt: aroundAt + nextMs * (1 - share) };
}

export const panSpan = ({ fromAt, untilAt }: Span, byMs: number): Span => ({
  fromAt: fromAt + byMs,
  untilAt: untilAt + byMs,
});
