import { showDirections } from '@driftscope/ui';

/**
 * What a field offers for choice. What is chosen stays among it, though it is there no more.
 *
 * @param chosen absent: nothing is.
 */
export function choicesOf(
  offered: readonly string[],
  chosen: string | undefined,
): { readonly value: string; readonly label: string }[] {
  const values = chosen === undefined || offered.includes(chosen) ? offered : [...offered, chosen];
  return values.map((value) => ({ value, label: showDirections(value) }));
}
