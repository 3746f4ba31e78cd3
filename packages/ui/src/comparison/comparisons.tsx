import type { createSideOf } from '../incident-view/side-of.ts';
import type { Comparison } from './compare-evidence.ts';
import { ComparisonTable } from './comparison-table.tsx';

/** Each entity that pieces of evidence tell of differently. Nothing where there is none. */
export function Comparisons({
  comparisons,
  sideOf,
}: {
  readonly comparisons: readonly Comparison[];
  readonly sideOf: ReturnType<typeof createSideOf>;
}) {
  if (comparisons.length === 0) return null;
  return (
    <section>
      <h2>Side by side</h2>
      {comparisons.map((comparison) => (
        <ComparisonTable key={comparison.id} comparison={comparison} sideOf={sideOf} />
      ))}
    </section>
  );
}
