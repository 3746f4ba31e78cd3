import type { TraceLink } from '@driftscope/detect';

const hows: Record<TraceLink['how'], string> = {
  id: 'named in the records',
  trace: 'same trace',
  ordinal: 'same packet',
  time: 'at the same time',
};

/** Why it is shown, and how sure that is: `same trace, certain`. */
export const linkText = ({ how, certainty }: TraceLink): string => `${hows[how]}, ${certainty}`;
