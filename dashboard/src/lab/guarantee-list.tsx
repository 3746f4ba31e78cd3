import type { LabGuarantee } from '@driftscope/records';
import classes from './lab-lists.module.css';

/** What the sync client promises, each where a link can lead to. */
export function GuaranteeList({
  guarantees,
  openNumber,
}: {
  readonly guarantees: readonly LabGuarantee[];
  /** Absent: none was asked for. */
  readonly openNumber: number | undefined;
}) {
  return (
    <section aria-label="Guarantees">
      <h2>What the sync client guarantees</h2>
      {guarantees.map(({ number, title, text }) => (
        <details key={number} id={`guarantee-${number}`} className={classes.guarantee} open={openNumber === number}>
          <summary>
            {number}. {title}
          </summary>
          <p>{text}</p>
        </details>
      ))}
    </section>
  );
}
