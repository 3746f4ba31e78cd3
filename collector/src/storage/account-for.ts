import { computeIncidentLedger, type Incident, type IncidentLedger, isAboutGap } from '@driftscope/detect';
import type { DriftRecord, SessionDetail, SessionId } from '@driftscope/records';
import type { SessionStore } from './session-store.ts';

type Sessions = Pick<SessionStore, 'list' | 'find' | 'records'>;

interface Excerpt {
  readonly header: SessionDetail;
  readonly records: readonly DriftRecord[];
  /** Epoch ms up to which all records are there that ever came. */
  readonly knownToAt: number;
}

/** How long after an incident it is looked for what healed it. */
const HEALING_MS = 10 * 60_000;
/** Records that are read of a session. */
const MOST_RECORDS = 20_000;
/** Sessions that are read besides the one that drifted. */
const MOST_OTHERS = 4;
/** Sessions that are looked through for servers. */
const MOST_LISTED = 200;
/** A server's records from a little before the page: clocks differ. */
const CLOCK_SLACK_MS = 60_000;

/** The ledger of an incident's gap, from what is stored around it. Absent: as `IncidentDetail` says. */
export async function accountFor(sessions: Sessions, incident: Incident): Promise<IncidentLedger | undefined> {
  if (!isAboutGap(incident.kind)) return undefined;
  const untilAt = incident.untilAt + HEALING_MS;
  const page = await excerptOf(sessions, incident.session, Number.NEGATIVE_INFINITY, untilAt);
  if (page === undefined) return undefined;
  const fromAt = page.header.originMs - CLOCK_SLACK_MS;
  const others: Excerpt[] = [];
  for (const id of await othersOf(sessions, incident)) {
    const other = await excerptOf(sessions, id, fromAt, untilAt);
    if (other !== undefined) others.push(other);
  }
  const excerpts = [page, ...others];
  // Where a session has too many records to be read to the end of the incident, nothing can be claimed.
  if (excerpts.some(({ header, knownToAt }) => knownToAt < Math.min(incident.untilAt, header.lastAt))) return undefined;
  const ledger = computeIncidentLedger(incident, excerpts);
  return ledger && { ...ledger, knownToAt: page.knownToAt };
}

/** Who took part, and the servers that ran meanwhile. */
async function othersOf(
  sessions: Sessions,
  { session, evidence, at, untilAt }: Incident,
): Promise<readonly SessionId[]> {
  const listed = await sessions.list({ limit: MOST_LISTED, after: { at: untilAt, id: '' } });
  const servers = listed.filter(({ server, lastAt }) => server !== undefined && lastAt >= at);
  const ids = new Set([...evidence.map((piece) => piece.session), ...servers.map(({ id }) => id)]);
  ids.delete(session);
  return [...ids].slice(0, MOST_OTHERS);
}

async function excerptOf(
  sessions: Sessions,
  id: SessionId,
  fromAt: number,
  untilAt: number,
): Promise<Excerpt | undefined> {
  const session = await sessions.find(id);
  if (session === undefined) return undefined;
  const { originMs } = session;
  const records = await sessions.records(id, {
    afterSeq: 0,
    fromT: fromAt - originMs,
    toT: untilAt - originMs,
    wants: () => true,
    limit: MOST_RECORDS,
  });
  const lastT = records.length < MOST_RECORDS ? undefined : records.at(-1)?.t;
  return {
    header: session,
    records,
    knownToAt: lastT === undefined ? Math.min(untilAt, session.lastAt) : originMs + lastT,
  };
}
