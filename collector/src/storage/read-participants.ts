import type { Incident } from '@driftscope/detect';
import type { DriftRecord, RecordedSession, SessionSummary } from '@driftscope/records';
import { isReplayed, takesPart } from '@driftscope/replay';
import type { SessionStore } from './session-store.ts';

type Sessions = Pick<SessionStore, 'list' | 'header' | 'scan' | 'recordsBySeq'>;

/** Sessions that are looked through for who took part, newest first. */
const MOST_LISTED = 500;
/** Sessions that are read. */
const MOST_SESSIONS = 12;
/** Records that are kept of each, of steps and of traffic: the last of them, for they led to the incident. */
const MOST_RECORDS = 20_000;
/** A page has a hundred of these to one step, and a step that is missing can make all later ones fail. */
const traffic = new Set(['socket.frame', 'http.request']);

/** What is stored of those who took part in an incident, as far as it can be repeated. Empty: the page that drifted is not there. */
export async function readParticipants(sessions: Sessions, incident: Incident): Promise<readonly RecordedSession[]> {
  const drifted = await sessions.header(incident.session);
  if (drifted === undefined) return [];
  const listed = await sessions.list({}, { limit: MOST_LISTED, after: { at: incident.untilAt, id: '' } });
  const meant = listed.filter((session) => takesPart(incident, drifted, session, session.lastAt));
  // The page itself, and what proves it, come before whoever was there as well.
  const isNamed = ({ id }: SessionSummary) =>
    id === incident.session || incident.evidence.some(({ session }) => session === id);
  const chosen = [...meant.filter(isNamed), ...meant.filter((one) => !isNamed(one))].slice(0, MOST_SESSIONS);
  return Promise.all(chosen.map((session) => read(sessions, session, incident)));
}

async function read(sessions: Sessions, session: SessionSummary, incident: Incident): Promise<RecordedSession> {
  const { id, originMs, lastAt } = session;
  const toT = incident.untilAt - originMs;
  const isServer = session.server !== undefined;
  const steps = isServer ? [] : await readSteps(sessions, id, toT);
  const seqs = incident.evidence.filter((piece) => piece.session === id).map(({ seq }) => seq);
  const evidence = await sessions.recordsBySeq(id, seqs);
  const bySeq = new Map<number, DriftRecord>([...evidence, ...steps.map((record) => [record.seq, record] as const)]);
  const records = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return { header: session, records, knownToT: Math.max(0, lastAt - originMs) };
}

async function readSteps({ scan }: Sessions, id: string, toT: number): Promise<readonly DriftRecord[]> {
  const steps: DriftRecord[] = [];
  const sent: DriftRecord[] = [];
  for await (const records of scan(id, { afterSeq: 0, fromT: Number.NEGATIVE_INFINITY, toT })) {
    for (const record of records) if (isReplayed(record.kind)) (traffic.has(record.kind) ? sent : steps).push(record);
    for (const kept of [steps, sent]) if (kept.length > 2 * MOST_RECORDS) kept.splice(0, kept.length - MOST_RECORDS);
  }
  return [...steps.slice(-MOST_RECORDS), ...sent.slice(-MOST_RECORDS)];
}
