import { shorten } from './shorten.ts';
import { showDirections } from './show-directions.ts';

/** What an app or a person chose and wrote, in a sentence of ours: it keeps its direction to itself. */
export function ForeignText({
  text,
  mostChars = 300,
}: {
  readonly text: string;
  /** Of a longer one, the beginning is shown. */
  readonly mostChars?: number;
}) {
  return <bdi>{showDirections(shorten(text, mostChars))}</bdi>;
}
