import type { Incident } from '@driftscope/detect';
import type { Judgement } from './judge.ts';
import type { PanelState } from './panel-state.ts';

/** What detection found in the tab so far. */
export interface Findings {
  take(judgement: Judgement): void;
  clear(): void;
  read(): Pick<PanelState, 'incidents' | 'late' | 'judgedUntilAt' | 'account'>;
}

export function createFindings(): Findings {
  const incidents = new Map<string, Incident>();
  let late = 0;
  let judgedUntilAt: number | undefined;
  let account: PanelState['account'];
  return {
    take: (judgement) => {
      for (const incident of judgement.incidents) incidents.set(incident.id, incident);
      late += judgement.late;
      judgedUntilAt = judgement.untilAt ?? judgedUntilAt;
      account = judgement.account ?? account;
    },
    clear: () => {
      incidents.clear();
      late = 0;
    },
    read: () => ({
      incidents: [...incidents.values()].sort((a, b) => b.untilAt - a.untilAt),
      late,
      judgedUntilAt,
      account,
    }),
  };
}
