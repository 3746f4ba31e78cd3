import { type Drift, noDrift, sizeOf } from './compute-drift.ts';

/** The drift of a client in each thing that is compared, by its name. */
export type ClientDrift = Readonly<Record<string, Drift>>;

/** All of it together. */
export const sumOf = (drift: ClientDrift): Drift =>
  Object.values(drift).reduce(
    (sum, { missing, wrong, extra, misplaced, undone }) => ({
      missing: sum.missing + missing,
      wrong: sum.wrong + wrong,
      extra: sum.extra + extra,
      misplaced: sum.misplaced + misplaced,
      undone: sum.undone + undone,
    }),
    noDrift,
  );

/** Of a client's tabs, the one that is furthest off speaks for it. Empty where it has none. */
export const worstOf = (tabs: readonly ClientDrift[]): ClientDrift =>
  tabs.reduce((worst, drift) => (sizeOf(sumOf(drift)) > sizeOf(sumOf(worst)) ? drift : worst), tabs[0] ?? {});
