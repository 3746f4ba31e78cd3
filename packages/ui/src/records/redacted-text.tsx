import { InOrder } from '../format/in-order.tsx';
import { showDirections } from '../format/show-directions.ts';
import classes from './redacted-text.module.css';
import { redactionMark, shortHash } from './redaction-mark.ts';

/** Text in which what was redacted is seen as such: a chip for each, and the same chip for the same value. */
export function RedactedText({ text }: { readonly text: string }) {
  // Every second part is a hash.
  const parts = showDirections(text).split(redactionMark);
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have nothing but their place.
    index % 2 === 0 ? <InOrder key={index} text={part} /> : <Chip key={index} hash={part} />,
  );
}

function Chip({ hash }: { readonly hash: string }) {
  const hue = Number.parseInt(hash.slice(0, 4), 16) % 360;
  return (
    <span className={classes.chip} title={`Redacted before it was kept. The same value has the same hash: ${hash}`}>
      <i className={classes.dot} style={{ background: `hsl(${hue} 55% 50%)` }} />
      redacted {shortHash(hash)}
    </span>
  );
}
