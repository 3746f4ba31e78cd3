import { type Evidence, type IncidentDetail, isAboutGap } from '@driftscope/detect';
import type { DriftRecord } from '@driftscope/records';
import { correlate } from '../traces/correlate.ts';
import { accountFor } from './account-for.ts';
import { readExcerpts } from './read-excerpts.ts';
import type { Store } from './store.ts';

/** An incident with the records it refers to. Absent: there is none of this id. */
export async function describeIncident(store: Store, id: string): Promise<IncidentDetail | undefined> {
  const filed = await store.incidents.find(id);
  if (filed === undefined) return undefined;
  const { incident, ...filing } = filed;
  const records = await recordsOf(store, incident.evidence);
  const sessionHeader = await store.sessions.header(incident.session);
  const isAccountable = isAboutGap(incident.kind);
  const isTraced = !(await store.traces.isEmpty());
  // They are many records, and read only for what can be made of them.
  const excerpts = isAccountable || isTraced ? await readExcerpts(store.sessions, incident) : [];
  const ledger = isAccountable ? accountFor(incident, excerpts) : undefined;
  const linked = isTraced ? await correlate(incident, excerpts, store.traces) : { spans: [], errors: [] };
  return {
    ...incident,
    ...filing,
    evidence: incident.evidence.map((piece) => {
      const record = records.get(piece.session)?.get(piece.seq);
      return record === undefined ? piece : { ...piece, record };
    }),
    ...(sessionHeader && { sessionHeader }),
    ...(ledger && { ledger }),
    ...linked,
    history: [...(await store.triage.history(id))],
  };
}

async function recordsOf(store: Store, evidence: readonly Evidence[]) {
  const records = new Map<string, ReadonlyMap<number, DriftRecord>>();
  for (const session of new Set(evidence.map((piece) => piece.session))) {
    const seqs = evidence.filter((piece) => piece.session === session).map(({ seq }) => seq);
    records.set(session, await store.sessions.recordsBySeq(session, seqs));
  }
  return records;
}
