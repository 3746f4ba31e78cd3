/** Spans that are told apart. Beyond that the two oldest are one, with all that lies between. */
const MOST_SPANS = 200;

/** Times of a session that have something in common, in the order in which they began. Epoch ms. */
export class TimeSpans {
  readonly #spans: { fromAt: number; untilAt: number }[] = [];

  add(fromAt: number, untilAt: number): void {
    const last = this.#spans.at(-1);
    if (last !== undefined && last.fromAt <= fromAt && fromAt <= last.untilAt) {
      last.untilAt = Math.max(last.untilAt, untilAt);
    } else this.#spans.push({ fromAt, untilAt });
    const [oldest, next] = this.#spans;
    if (this.#spans.length <= MOST_SPANS || oldest === undefined || next === undefined) return;
    next.fromAt = Math.min(oldest.fromAt, next.fromAt);
    next.untilAt = Math.max(oldest.untilAt, next.untilAt);
    this.#spans.shift();
  }

  /** None lasts longer than this. */
  endBy(at: number): void {
    for (const span of this.#spans) span.untilAt = Math.min(span.untilAt, at);
  }

  /** Whether any has an instant between the two. */
  meets(fromAt: number, untilAt: number): boolean {
    return this.#spans.some((span) => span.fromAt <= untilAt && span.untilAt >= fromAt);
  }
}
