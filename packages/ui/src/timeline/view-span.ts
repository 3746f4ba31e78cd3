import type { SessionRecord } from '../records/session-record.ts';
import type { Span } from './lane.ts';

/** Closer than this, there is nothing more to see. */
const MIN_SPAN_MS = 20;
/** Room on each side, so that what begins or ends an incident does not stand at the edge. */
const MIN_MARGIN_MS = 400;
const MARGIN_SHARE = 0.12;

export const lengthOf = ({ fromAt, untilAt }: Span): number => untilAt - fromAt;

/** The span with some room around it. */
export function padSpan({ fromAt, untilAt }: Span): Span {
  const marginMs = Math.max(MIN_MARGIN_MS, (untilAt - fromAt) * MARGIN_SHARE);
  return { fromAt: fromAt - marginMs, untilAt: untilAt + marginMs };
}

/** From the first record to the last, and all of `span`. With neither: the beginning of time. */
export function extentOf(records: readonly SessionRecord[], span?: Span): Span {
  let { fromAt, untilAt } = span ?? { fromAt: Number.POSITIVE_INFINITY, untilAt: Number.NEGATIVE_INFINITY };
  for (const { originMs, record } of records) {
    fromAt = Math.min(fromAt, originMs + record.t);
    untilAt = Math.max(untilAt, originMs + record.t);
  }
  return fromAt > untilAt ? { fromAt: 0, untilAt: 0 } : { fromAt, untilAt };
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

/** The same length of time around an instant. */
export const centerSpan = (span: Span, at: number): Span => panSpan(span, at - (span.fromAt + span.untilAt) / 2);

/** The span, no longer than the whole and with its middle in it: nobody gets lost where nothing is. */
export function clampSpan(span: Span, whole: Span): Span {
  const middle = (span.fromAt + span.untilAt) / 2;
  const inside = Math.min(whole.untilAt, Math.max(whole.fromAt, middle));
  const moved = panSpan(span, inside - middle);
  const factor = lengthOf(whole) / lengthOf(moved);
  return factor < 1 ? { ...whole } : moved;
}
