/** What is written below a bar of a chart, in its middle. */
export interface BarTick {
  /** Which bar, from 0. */
  readonly place: number;
  readonly text: string;
}

/** Ticks have letters of 11 px, which are at most so wide on average, whatever the system's font. */
const LETTER_PX = 7;
/** What has to be free between two of them, so that they are read as two. */
const GAP_PX = 10;
/** By so much the last may stick out to the right of the bars: a chart has as much room there. */
const BESIDE_PX = 12;

/**
 * Those that are written where a bar has this much room: all of them, or every second, third, … so that none touches the next.
 * The first may be missing: a day that is cut stands closer to the next than others.
 */
export function fitTicks(ticks: readonly BarTick[], barCount: number, barPx: number): readonly BarTick[] {
  const endPx = barCount * barPx + BESIDE_PX;
  const inside = ticks.filter(({ place, text }) => (place + 0.5) * barPx + halfPx(text) <= endPx);
  for (let every = 1; every < inside.length; every += 1) {
    for (const from of [inside, inside.slice(1)]) {
      const kept = from.filter((_, index) => index % every === 0);
      if (kept.every((tick, index) => isFree(kept[index - 1], tick, barPx))) return kept;
    }
  }
  return inside.slice(0, 1);
}

function isFree(before: BarTick | undefined, { place, text }: BarTick, barPx: number): boolean {
  return before === undefined || (place - before.place) * barPx >= halfPx(before.text) + GAP_PX + halfPx(text);
}

const halfPx = (text: string): number => (text.length * LETTER_PX) / 2;
