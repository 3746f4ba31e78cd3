import type { Span } from './lane.ts';

/** The same stretches of time, in order, with those that overlap or touch made one. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.fromAt - b.fromAt)) {
    const last = merged.at(-1);
    if (last && span.fromAt <= last.untilAt) {
      merged[merged.length - 1] = { fromAt: last.fromAt, untilAt: Math.max(last.untilAt, span.untilAt) };
    } else merged.push(span);
  }
  return merged;
}
