import { splitDirections } from './split-directions.ts';

/** A text of ours with names in it that others chose: one that runs from right to left takes no number or mark beside it along. */
export function InOrder({ text }: { readonly text: string }) {
  const parts = splitDirections(text);
  if (parts.length === 1) return text;
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have nothing but their place.
  return parts.map((part, index) => (index % 2 === 0 ? part : <bdi key={index}>{part}</bdi>));
}
