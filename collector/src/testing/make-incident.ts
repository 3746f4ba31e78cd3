import type { Incident } from '@driftscope/detect';
import { originMs, sessionId } from './make-batch.ts';

export function makeIncident(fields: Partial<Omit<Incident, 'session'>> & { session?: string } = {}): Incident {
  const { session = 's1', ...others } = fields;
  return {
    id: 'i1',
    kind: 'gap.no-resync',
    severity: 'high',
    confidence: 'likely',
    title: 'The socket came back, and nothing was read again',
    at: originMs,
    untilAt: originMs + 5_000,
    app: 'app.test',
    group: 'g1',
    facts: { gapMs: 5_000 },
    witness: [],
    advice: 'Read again after a gap.',
    evidence: [{ session: sessionId(session), seq: 1, at: originMs + 10, role: 'lost' }],
    ...others,
    session: sessionId(session),
  };
}
