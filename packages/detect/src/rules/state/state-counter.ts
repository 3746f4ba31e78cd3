import type { Rule } from '#rule.ts';
import { behindFinding } from './behind-finding.ts';
import { miscountedFinding } from './miscounted-finding.ts';
import { sumFinding } from './sum-finding.ts';
import { totalFinding } from './total-finding.ts';

/** A count in a store is not the server's. */
export const stateCounter: Rule = {
  kind: 'state.counter',
  severity: 'medium',
  summary: 'A count in a store differs from what the server last said it is, or from what is beside it.',
  advice:
    'Do not count in the client: an event or an answer that is missed, or comes twice, is never made up for. Take the count that ' +
    'the server sends with each change, or derive it from the items (`items.filter((item) => !item.read).length`).',
  watch({ world, on, report }) {
    on('copy.behind', (behind) => {
      if (behind.why === 'counted') report(behindFinding(world, behind));
    });
    on('total.behind', (behind) => report(totalFinding(world, behind)));
    on('sum.wrong', (wrong) => report(sumFinding(world, wrong)));
    on('total.miscounted', (miscounted) => report(miscountedFinding(world, miscounted)));
  },
};
