import type { PatchPath } from '@driftscope/records';
import { useMemo } from 'react';
import { counted } from '../format/counted.ts';
import { formatClock } from '../format/format-clock.ts';
import { ChangeList } from './change-list.tsx';
import { computeDifferences } from './compute-differences.ts';
import classes from './state-view.module.css';
import { type StoreHistory, stateAt } from './store-history.ts';

/** What two versions of a store differ in, whatever happened in between. */
export function DifferenceDetail({
  history,
  base,
  version,
  originMs,
  onPath,
}: {
  readonly history: StoreHistory;
  /** Index of the version that is compared with. */
  readonly base: number;
  readonly version: number;
  readonly originMs: number;
  readonly onPath: (path: PatchPath) => void;
}) {
  const differences = useMemo(() => {
    const [before, after] = [stateAt(history, base), stateAt(history, version)];
    return before === undefined || after === undefined ? undefined : computeDifferences(before, after);
  }, [history, base, version]);
  const { t = 0 } = history.versions[base] ?? {};
  return (
    <section className={classes.section} aria-label="Differences">
      <h2>Against version {base + 1}</h2>
      <p className={classes.soft}>
        {`of ${formatClock(originMs + t)}: `}
        {differences === undefined
          ? 'one of the two states is not known.'
          : differences.length === 0
            ? 'nothing differs.'
            : `${counted(differences.length, 'value')} ${differences.length === 1 ? 'differs' : 'differ'}.`}
      </p>
      {differences && <ChangeList changes={differences} onPath={onPath} />}
    </section>
  );
}
