import type { Incident } from '@driftscope/detect';
import type { Act, EndedFault } from './replay.ts';

/**
 * What kept the page from hearing of what the incident is about: of all that happened to it, the first that ended after
 * the incident began. Absent: nothing in the test keeps it away.
 */
export function awayOf(
  { kind, at }: Pick<Incident, 'kind' | 'at'>,
  person: string,
  acts: readonly Act[],
): EndedFault | undefined {
  // A page that is hidden keeps its socket.
  const mayHide = kind.startsWith('focus.');
  const faults = acts.filter(
    (act): act is EndedFault =>
      act.kind === 'fault' && act.person === person && act.end !== undefined && (mayHide || act.spec.kind !== 'hide'),
  );
  return faults.find(({ end }) => end.at > at) ?? faults.at(-1);
}
