import type { IncidentChange, IncidentSummary } from '@driftscope/detect';
import type { TriageStore } from '../storage/triage-store.ts';
import { originMs } from './make-batch.ts';

let changes = 0;

/** What a user says of an incident. Absent: it made no difference. */
export async function sayOf(
  triage: TriageStore,
  id: string,
  change: IncidentChange,
  at = originMs,
): Promise<IncidentSummary | undefined> {
  changes += 1;
  const made = { id: `change-${changes}`, change, at };
  await triage.begin(made);
  const [changed] = await triage.apply(made, [id]);
  await triage.finish(made.id);
  return changed;
}
