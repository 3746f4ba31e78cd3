import type { LinkedSpan } from '@driftscope/detect';

/** One span in its trace. */
export interface WaterfallRow {
  readonly span: LinkedSpan;
  /** How many spans it is within. */
  readonly depth: number;
  /** Where its bar begins, and how long it is: shares of the trace's whole time. */
  readonly left: number;
  readonly width: number;
}

export interface TraceWaterfall {
  readonly traceId: string;
  /** Epoch ms. */
  readonly startAt: number;
  readonly endAt: number;
  /** Each span before those within it, in the order in which they began. */
  readonly rows: readonly WaterfallRow[];
}

/** Lays out spans, trace by trace in the order in which they began. */
export function computeWaterfalls(spans: readonly LinkedSpan[]): readonly TraceWaterfall[] {
  const traces = new Map<string, LinkedSpan[]>();
  for (const span of spans) traces.set(span.traceId, [...(traces.get(span.traceId) ?? []), span]);
  return [...traces.values()].map(layOut).sort((a, b) => a.startAt - b.startAt);
}

function layOut(spans: readonly LinkedSpan[]): TraceWaterfall {
  const startAt = Math.min(...spans.map((span) => span.startAt));
  const endAt = Math.max(...spans.map((span) => span.endAt));
  const wholeMs = Math.max(endAt - startAt, 0.001);
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const rows: WaterfallRow[] = [];
  const placed = new Set<string>();

  const place = (span: LinkedSpan, depth: number) => {
    if (placed.has(span.spanId)) return;
    placed.add(span.spanId);
    const [left, width] = [(span.startAt - startAt) / wholeMs, (span.endAt - span.startAt) / wholeMs];
    rows.push({ span, depth, left, width });
    for (const child of inOrder.filter(({ parentId }) => parentId === span.spanId)) place(child, depth + 1);
  };

  const inOrder = spans.toSorted((a, b) => a.startAt - b.startAt);
  for (const span of inOrder) if (span.parentId === undefined || !ids.has(span.parentId)) place(span, 0);
  // Those that are within each other, which nobody means to send.
  for (const span of inOrder) place(span, 0);
  return { traceId: spans[0]?.traceId ?? '', startAt, endAt, rows };
}
