import { createGuard } from '../hook/guard.ts';
import { createInstruments } from '../hook/instruments.ts';
import type { StartFault } from './fault-tools.ts';

/**
 * `Date.now()` and `new Date()` are wrong by so much. As they were stay: dates made before, who took hold of these functions
 * before, workers, `performance`, timers, `Date()` without `new`, and what the server says.
 */
export const startSkewClock: StartFault<'skew-clock'> = ({ skewMs }, { scope, hit }) => {
  const instruments = createInstruments();
  const guard = createGuard('Date', () => undefined);
  const nowOf = scope.Date.now.bind(scope.Date);
  instruments.method(scope.Date, 'now', guard, { divert: () => (original) => Number(original([])) + skewMs });
  instruments.construction(
    scope,
    'Date',
    guard,
    () => undefined,
    (args) => (args.length === 0 ? [nowOf() + skewMs] : undefined),
  );
  hit();
  return () => instruments.uninstall();
};
