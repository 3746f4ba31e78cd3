import { guaranteesFor } from '@driftscope/detect';
import classes from './guarantee-note.module.css';

/** What of the reference sync client keeps a kind of drift from happening. Nothing where that is not its to keep. */
export function GuaranteeNote({ kind }: { readonly kind: string }) {
  const guarantees = guaranteesFor(kind);
  if (guarantees.length === 0) return null;
  return (
    <p className={classes.note}>
      Driftscope's own sync client, <code>@driftscope/sync</code>, keeps this from happening. It guarantees:{' '}
      {guarantees.map(({ number, title }, index) => (
        <span key={number}>
          {index > 0 && ', '}
          <b>
            {number}. {title}
          </b>
        </span>
      ))}
      .
    </p>
  );
}
