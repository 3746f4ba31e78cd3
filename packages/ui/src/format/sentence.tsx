import { InOrder } from './in-order.tsx';
import { shorten } from './shorten.ts';
import { showDirections } from './show-directions.ts';

/** A sentence of ours, from left to right whatever name it begins with. */
export function Sentence({
  text,
  mostChars = 300,
}: {
  readonly text: string;
  /** Of a longer one, the beginning is shown. */
  readonly mostChars?: number;
}) {
  return (
    <bdi dir="ltr">
      <InOrder text={showDirections(shorten(text, mostChars))} />
    </bdi>
  );
}
