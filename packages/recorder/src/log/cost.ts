/** What recording takes of the page. */
export interface RecorderCost {
  /** How long the window is that `busyMs` and `records` are of. */
  readonly forMs: number;
  /** Spent in our own code, of the page's thread. An estimate. */
  readonly busyMs: number;
  readonly records: number;
  /** Records left out in overload, since the page began. */
  readonly dropped: number;
  /** Payloads shed in overload, since the page began. */
  readonly cut: number;
}

export interface CostOptions {
  /** ms since the session's origin. */
  readonly now: () => number;
  readonly takeBusyMs: () => number;
  /** All since the page began. */
  readonly counts: () => { readonly records: number; readonly dropped: number; readonly cut: number };
}

/** How long a window is at least: the cost is told along with batches, so that it needs no timer in the page. */
const LEAST_WINDOW_MS = 1_000;

/** Builds what tells the cost since it last did. Absent: that was less than a second ago. */
export function createCostReader({ now, takeBusyMs, counts }: CostOptions): () => RecorderCost | undefined {
  let readMs = now();
  let records = 0;
  // What the installation took is not part of any window.
  takeBusyMs();
  return () => {
    const forMs = now() - readMs;
    if (forMs < LEAST_WINDOW_MS) return undefined;
    const total = counts();
    const cost = { ...total, forMs, busyMs: takeBusyMs(), records: total.records - records };
    readMs += forMs;
    records = total.records;
    return cost;
  };
}
