import { shorten } from '../format/shorten.ts';
import type { PlacedItem } from './lane-plot.tsx';

/** What a bar says of itself. */
export interface BarLabel {
  readonly text: string;
  /** Where it begins, from the bar's begin. */
  readonly xPx: number;
}

/** Room that a label needs before it is worth showing. */
const LEAST_PX = 56;
/** Before a label, and around a mark. */
const FREE_PX = 12;
/** Of a character, in the size that labels have: a little more than most take. */
const CHAR_PX = 5.6;

/** Finds room for the labels of bars in one lane, beside the marks that stand on them. */
export function placeLabels(placed: readonly PlacedItem[]): readonly PlacedItem[] {
  const marks = placed.filter(({ item }) => item.shape !== 'bar').toSorted((a, b) => a.xPx - b.xPx);
  return placed.map((bar) => (bar.item.shape === 'bar' ? { ...bar, label: labelOf(bar, marks) } : bar));
}

function labelOf({ item, xPx, yPx, widthPx }: PlacedItem, marks: readonly PlacedItem[]): BarLabel | undefined {
  let fromPx = FREE_PX;
  for (const mark of marks) {
    const [beginPx, endPx] = [mark.xPx - xPx - FREE_PX / 2, mark.xPx - xPx + mark.widthPx + FREE_PX];
    if (mark.yPx !== yPx || endPx < fromPx) continue;
    if (beginPx - fromPx >= LEAST_PX) return fitted(item.label, fromPx, Math.min(beginPx, widthPx));
    fromPx = endPx;
  }
  return fitted(item.label, fromPx, widthPx);
}

/** The whole label, else its first part, else as much of that as there is room for. */
function fitted(label: string, xPx: number, endPx: number): BarLabel | undefined {
  if (endPx - xPx < LEAST_PX - FREE_PX) return undefined;
  const mostChars = Math.floor((endPx - xPx) / CHAR_PX);
  const [first = ''] = label.split(',');
  return { text: cutToWords(label.length > mostChars ? first : label, mostChars), xPx };
}

/** Cut between words where it can be: who gives orders by voice says the words that stand there, of which the name is made. */
function cutToWords(text: string, mostChars: number): string {
  const endsAt = text.lastIndexOf(' ', mostChars - 1);
  return text.length > mostChars && endsAt > 0 ? `${text.slice(0, endsAt)}…` : shorten(text, mostChars);
}
