import type { Incident } from '@driftscope/detect';
import type { DriftRecord, SessionDetail, SessionId } from '@driftscope/records';
import type { SessionStore } from './session-store.ts';

type Sessions = Pick<SessionStore, 'list' | 'find' | 'records'>;

/** The records of one session around an incident. */
export interface Excerpt {
  readonly header: SessionDetail;
  readonly records: readonly DriftRecord[];
  /** Epoch ms up to which all records are there that ever came. */
  readonly knownToAt: number;
}

/** How long after an incident it is looked for what healed it. */
const HEALING_MS = 10 * 60_000;
/** Records that are read, of all sessions together: what is made of them is made in one turn, and all else waits for it. */
const MOST_RECORDS = 20_000;
/** Sessions that are read besides the one that drifted. */
const MOST_OTHERS = 4;
/** Sessions that are looked through for servers. */
const MOST_LISTED = 200;
/** A server's records from a little before the page: clocks differ. */
const CLOCK_SLACK_MS = 60_000;

/** What is stored around an incident: first of the page that drifted, from its start; then of those that took part. Empty: the page is not there. */
export async function readExcerpts(sessions: Sessions, incident: Incident): Promise<readonly Excerpt[]> {
  const untilAt = incident.untilAt + HEALING_MS;
  const page = await excerptOf(sessions, incident.session, {
    fromAt: Number.NEGATIVE_INFINITY,
    untilAt,
    limit: MOST_RECORDS,
  });
  if (page === undefined) return [];
  const excerpts = [page];
  let limit = MOST_RECORDS - page.records.length;
  for (const id of await othersOf(sessions, incident)) {
    const other = await excerptOf(sessions, id, { fromAt: page.header.originMs - CLOCK_SLACK_MS, untilAt, limit });
    if (other === undefined) continue;
    excerpts.push(other);
    limit -= other.records.length;
  }
  return excerpts;
}

/** Who took part, and the servers that ran meanwhile. */
async function othersOf(
  sessions: Sessions,
  { session, evidence, at, untilAt }: Incident,
): Promise<readonly SessionId[]> {
  const listed = await sessions.list({}, { limit: MOST_LISTED, after: { at: untilAt, id: '' } });
  const servers = listed.filter(({ server, lastAt }) => server !== undefined && lastAt >= at);
  const ids = new Set([...evidence.map((piece) => piece.session), ...servers.map(({ id }) => id)]);
  ids.delete(session);
  return [...ids].slice(0, MOST_OTHERS);
}

async function excerptOf(
  sessions: Sessions,
  id: SessionId,
  { fromAt, untilAt, limit }: { readonly fromAt: number; readonly untilAt: number; readonly limit: number },
): Promise<Excerpt | undefined> {
  const session = await sessions.find(id);
  if (session === undefined) return undefined;
  const { originMs, lastAt } = session;
  const [fromT, toT] = [fromAt - originMs, untilAt - originMs];
  // One more than may be used tells whether there are more.
  const found = await sessions.records(id, { afterSeq: 0, fromT, toT, wants: () => true, limit: limit + 1 });
  const records = found.slice(0, limit);
  const cutAt = originMs + (records.at(-1)?.t ?? Number.NEGATIVE_INFINITY);
  return { header: session, records, knownToAt: found.length > limit ? cutAt : Math.min(untilAt, lastAt) };
}
