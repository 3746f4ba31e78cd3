import type { LabCompared } from '@driftscope/records';
import type { Drift } from '../lab-run/compute-drift.ts';
import type { ClientName } from '../lab-run/lab-client.ts';
import type { LabState } from '../lab-run/lab-state.ts';

/** How a client differs from the server now, in words. */
export function sayDrift(
  state: LabState | undefined,
  client: ClientName,
  compared: readonly Pick<LabCompared, 'name'>[],
): string {
  const last = state?.samples.at(-1)?.[client];
  if (last === undefined) return 'not measured yet';
  const off = compared.flatMap(({ name }) => {
    const parts = last[name] === undefined ? '' : sayParts(last[name]);
    return parts === '' ? [] : `${name}: ${parts}`;
  });
  return off.length === 0 ? 'as the server has it' : off.join('; ');
}

const sayParts = ({ missing, wrong, extra, misplaced }: Drift): string =>
  [
    [missing, 'missing'],
    [wrong, 'wrong'],
    [extra, 'too many'],
    [misplaced, 'out of place'],
  ]
    .filter(([count]) => count !== 0)
    .map((part) => part.join(' '))
    .join(', ');
