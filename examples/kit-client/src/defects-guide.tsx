import type { Ref } from 'react';
import type { Defect } from './defect.ts';
import styles from './defects-guide.module.css';
import type { Variant } from './variant.ts';

export interface DefectsGuideProps {
  readonly ref: Ref<HTMLDialogElement>;
  readonly variant: Variant;
  readonly defects: readonly Defect[];
}

/** What goes wrong in the drifting variant, and how to see it by hand. */
export function DefectsGuide({ ref, variant, defects }: DefectsGuideProps) {
  return (
    <dialog ref={ref} className={styles.guide} aria-label="What drifts here?">
      <form method="dialog" className={styles.head}>
        <h2>What drifts here?</h2>
        <button type="submit">Close</button>
      </form>
      <p className={styles.lead}>
        {variant === 'drifting'
          ? 'This variant has the defects below. None of them shows an error; a reload repairs most.'
          : 'In this variant the defects below are repaired: try the same steps, and nothing is reported.'}
      </p>
      <ul className={styles.list}>
        {defects.map(({ kind, what, provoke, cause }) => (
          <li key={kind}>
            <h3>
              <code>{kind}</code>
            </h3>
            <p>{what}</p>
            <dl>
              <dt>See it</dt>
              <dd>{provoke}</dd>
              <dt>Cause</dt>
              <dd>{cause}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
