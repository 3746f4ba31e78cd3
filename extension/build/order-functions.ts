import { deflateRawSync, gzipSync } from 'node:zlib';

/** Where something stands in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many others a function is tried beside. */
const NEIGHBOURS = 8;
/** How often each function is moved: once others have been, another place may be the best. */
const ROUNDS = 3;

/**
 * Puts the functions of a script in an order in which it packs better: like beside like, by some hundredths. What is declared
 * as a function is there from the start of the block that it is in, wherever in it it stands.
 *
 * @param functions all in one block
 */
export function orderFunctions(code: string, functions: readonly Span[]): string {
  const texts = functions.map(({ start, end }) => code.slice(start, end));
  const rest = functions.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), code);
  const at = functions[0]?.start ?? 0;
  const inOrder = (order: readonly number[]) =>
    rest.slice(0, at) + order.map((index) => texts[index]).join('') + rest.slice(at);
  const sizeOf = (order: readonly number[]) => gzipSync(inOrder(order), { level: 9 }).length;

  const costs = costsAfterEachOther(texts);
  const chains = texts.map((_, first) => chainFrom(first, costs));
  const shortest = chains.reduce((best, chain) => (sizeOf(chain) < sizeOf(best) ? chain : best), [...texts.keys()]);
  let order: readonly number[] = shortest;
  for (let round = 0; round < ROUNDS; round++) order = moveEach(order, costs, sizeOf);
  return inOrder(order);
}

/** By how many bytes a text is larger for each that it may follow, than with nothing before it. */
function costsAfterEachOther(texts: readonly string[]): number[][] {
  const sizeAfter = (dictionary: string, text: string) =>
    deflateRawSync(text, { level: 9, dictionary: Buffer.from(dictionary) }).length;
  const alone = texts.map((text) => sizeAfter('', text));
  return texts.map((before) => texts.map((text, index) => sizeAfter(before, text) - (alone[index] ?? 0)));
}

/** Each is followed by what is most like it of those that are left. */
function chainFrom(first: number, costs: readonly (readonly number[])[]): number[] {
  const chain = [first];
  const left = new Set(costs.keys());
  left.delete(first);
  for (let last = first; left.size > 0; chain.push(last)) {
    const cost = costs[last] ?? [];
    last = [...left].reduce((best, index) => ((cost[index] ?? 0) < (cost[best] ?? 0) ? index : best));
    left.delete(last);
  }
  return chain;
}

/** Moves each behind one of those that it is most like, if all becomes smaller by that. */
function moveEach(
  order: readonly number[],
  costs: readonly (readonly number[])[],
  sizeOf: (order: readonly number[]) => number,
): readonly number[] {
  let best = { order, size: sizeOf(order) };
  for (const moved of order) {
    const others = order.filter((index) => index !== moved);
    const costAfter = (index: number) => costs[index]?.[moved] ?? 0;
    for (const before of others.toSorted((a, b) => costAfter(a) - costAfter(b)).slice(0, NEIGHBOURS)) {
      const without = best.order.filter((index) => index !== moved);
      const tried = without.toSpliced(without.indexOf(before) + 1, 0, moved);
      const size = sizeOf(tried);
      if (size < best.size) best = { order: tried, size };
    }
  }
  return best.order;
}
