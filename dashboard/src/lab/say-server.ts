import type { LabCompared } from '@driftscope/records';
import type { LabState } from '../lab-run/lab-state.ts';

/** What the server has for who is logged in: what both clients should hold. */
export function sayServer(state: LabState | undefined, compared: readonly Pick<LabCompared, 'name'>[]): string {
  const last = state?.samples.at(-1);
  if (last === undefined) return 'what is true';
  const { user, server } = last;
  if (user === undefined) return 'nobody is logged in';
  return `for ${user}, ${compared.map(({ name }) => `${name}: ${server[name] ?? 0}`).join('; ')}`;
}
