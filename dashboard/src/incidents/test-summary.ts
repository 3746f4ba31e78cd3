import type { IncidentSummary } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';

/** A summary for tests; what is not given is of no interest. */
export const testSummary = (given: Partial<IncidentSummary>): IncidentSummary => ({
  id: 'i-1',
  kind: 'gap.missed-events',
  severity: 'critical',
  confidence: 'proven',
  title: 'bob missed 3 message:new events (m_1, m_2, m_3)',
  at: 1_000,
  untilAt: 2_000,
  app: 'chat',
  session: 'page-bob' as SessionId,
  group: 'g-1',
  facts: { missedIds: ['m_1', 'm_2', 'm_3'] },
  status: 'open',
  rev: 1,
  ...given,
});
