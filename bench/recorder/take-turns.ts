import { median } from '../median.ts';
import type { Contender } from './contender.ts';

/** A page that is open, and ready to be measured again and again. */
export interface Stand<Figure> {
  measure(): Promise<Figure>;
  close(): Promise<void>;
}

export type Figures<Figure> = ReadonlyMap<Contender['name'], readonly Figure[]>;

/** Contenders take short turns, forwards and backwards, so that a noisy moment of the machine is shared by all. */
export async function takeTurns<Figure>(
  contenders: readonly Contender[],
  rounds: number,
  open: (contender: Contender) => Promise<Stand<Figure>>,
): Promise<Figures<Figure>> {
  const figures = new Map<Contender['name'], Figure[]>();
  const stands: { readonly name: Contender['name']; readonly stand: Stand<Figure> }[] = [];
  try {
    for (const contender of contenders) stands.push({ name: contender.name, stand: await open(contender) });
    for (let round = 0; round < rounds; round++) {
      for (const { name, stand } of round % 2 === 0 ? stands : stands.toReversed()) {
        figures.set(name, [...(figures.get(name) ?? []), await stand.measure()]);
      }
    }
  } finally {
    for (const { stand } of stands) await stand.close();
  }
  return figures;
}

/** What one has more than another: the median of what it had more in each round. */
export const medianAdded = (ours: readonly number[], native: readonly number[]): number =>
  median(ours.map((figure, round) => figure - (native[round] ?? Number.NaN)));

/** The median of the ratios of the rounds. */
export const medianRatio = (ours: readonly number[], native: readonly number[]): number =>
  median(ours.map((figure, round) => figure / (native[round] ?? Number.NaN)));
