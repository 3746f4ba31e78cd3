import type { Incident } from '@driftscope/detect';
import type { SessionHeader } from '@driftscope/records';

const kinds = [
  'gap.no-resync',
  'gap.missed-events',
  'event.duplicate',
  'poll.hot',
  'identity.leak',
  'order.regressed',
] as const;
const severities = ['critical', 'high', 'medium', 'low'] as const;
/** Defects there are: each is met again and again. */
const GROUPS = 200;
/** Records that prove it, and facts that its witness has. */
const EVIDENCE_EACH = 8;

/** An incident of that number in a page, as large as a gap with a few missed messages is. */
export function incidentAt(number: number, { id, originMs, app = 'chat', release }: SessionHeader): Incident {
  const at = originMs + (number % 90) * 1_000;
  const user = `user ${number % 9_973}`;
  const title = `After ${number % 90}.0 s without a socket, ${user} got it back and missed ${number % 7} messages`;
  const seqs = Array.from({ length: EVIDENCE_EACH }, (_, index) => 1 + index * 100);
  return {
    id: `incident-${number}`,
    kind: kinds[number % kinds.length] ?? kinds[0],
    severity: severities[number % severities.length] ?? severities[0],
    confidence: 'observed',
    title,
    at,
    untilAt: at + 5_000,
    app,
    ...(release !== undefined && { release }),
    session: id,
    group: `group-${number % GROUPS}`,
    facts: { missedIds: [`m_${number}`], gapMs: (number % 90) * 1_000, event: 'message:new', requestsPerHour: 1_200 },
    evidence: seqs.map((seq) => ({ session: id, seq, at: originMs + seq * 100, role: 'lost' })),
    witness: seqs.map((seq) => ({ says: `m_${seq} came`, session: id, seq, at: originMs + seq * 100 })),
    advice: 'Read again after a gap what the socket keeps up to date, or ask for what changed since.',
  };
}
