import { SETTLE } from '#behind/behind.ts';
import type { Rule } from '#rule.ts';
import { behindFinding } from './behind-finding.ts';

/** A store did not go along with what the server said. */
export const stateDiverged: Rule = {
  kind: 'state.diverged',
  severity: 'high',
  summary: 'The server said something new of an entity, and its copy in a store still says what it had said before.',
  advice:
    'Look at what handles this answer or event: often it adds what is new and skips what is known, writes to a store that the ' +
    'screen does not read, or works on a state it captured earlier. Merge by id: what the server says last wins, field by field.',
  thresholds: [SETTLE],
  watch({ world, on, report }) {
    on('copy.behind', (behind) => {
      if (behind.why !== 'counted') report(behindFinding(world, behind));
    });
  },
};
