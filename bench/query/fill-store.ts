import type { Store } from '@driftscope/collector';
import type { Batch, DriftRecord, SessionHeader, SessionId } from '@driftscope/records';
import { incidentAt } from './incident-at.ts';

export interface Filling {
  /** What it ends with, epoch ms. */
  readonly endMs: number;
  readonly sessions: number;
  readonly recordsEach: number;
  readonly incidents: number;
  /** Of the one session that is longer than all others. */
  readonly longRecords: number;
}

export const LONG_SESSION = 'long';

const MONTH_MS = 30 * 24 * 3_600_000;
/** As many as small parts of an idle session are put together to. */
const BATCH_RECORDS = 500;
/** As many as a page sends at once: the long session is still open. */
const LIVE_BATCH_RECORDS = 100;
/** Of what shares a commit. */
const SESSIONS_AT_ONCE = 20;
const INCIDENTS_AT_ONCE = 500;

/** Stores what a month of traffic leaves behind, as the collector would have stored it. */
export async function fillStore({ sessions, incidents }: Store, filling: Filling): Promise<void> {
  const { endMs, longRecords } = filling;
  const texts = new Map<string, string>();
  const add = async (pages: readonly SessionHeader[], recordsEach: number, batchSize: number, receivedMs: number) => {
    const batches = pages.flatMap((page) => batchesOf(page, recordsEach, batchSize));
    const received = batches.map((batch) => ({ batch, body: bodyOf(batch, texts), receivedMs }));
    for (const outcome of await sessions.append(received)) if (!outcome.ok) throw new Error(outcome.error.message);
  };
  for (let first = 0; first < filling.sessions; first += SESSIONS_AT_ONCE) {
    const pages = pagesFrom(filling, first, Math.min(SESSIONS_AT_ONCE, filling.sessions - first));
    await add(pages, filling.recordsEach, BATCH_RECORDS, pages.at(-1)?.originMs ?? endMs);
  }
  await add([headerOf(LONG_SESSION, 0, endMs - 24 * 3_600_000)], longRecords, LIVE_BATCH_RECORDS, endMs - 1_800_000);
  for (let first = 0; first < filling.incidents; first += INCIDENTS_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(INCIDENTS_AT_ONCE, filling.incidents - first) }, (_, n) => first + n);
    await incidents.file(numbers.map((number) => incidentAt(number, pageOf(filling, number % filling.sessions))));
  }
  while ((await sessions.compact(endMs - 3_600_000)) > 0);
}

const pagesFrom = (filling: Filling, first: number, count: number): readonly SessionHeader[] =>
  Array.from({ length: count }, (_, index) => pageOf(filling, first + index));

const pageOf = ({ endMs, sessions }: Filling, number: number): SessionHeader =>
  headerOf(`page-${number}`, number, Math.round(endMs - MONTH_MS * (1 - number / sessions)));

const headerOf = (name: string, number: number, originMs: number): SessionHeader => ({
  id: name as SessionId,
  originMs,
  app: `app-${number % 5}`,
  release: `1.${number % 12}.0`,
  url: `https://app.test/rooms/${number % 40}`,
  origin: 'https://app.test',
});

function batchesOf(session: SessionHeader, records: number, size: number): readonly Batch[] {
  return Array.from({ length: Math.ceil(records / size) }, (_, index) => {
    const count = Math.min(size, records - index * size);
    return { v: 1, session, batch: index + 1, records: recordsFrom(index * size + 1, count) };
  });
}

/** The same numbers are the same records in all sessions: to build them takes longer than to store them. */
function recordsFrom(first: number, count: number): readonly DriftRecord[] {
  const key = `${first} ${count}`;
  const known = recordsBy.get(key);
  if (known !== undefined) return known;
  const records = Array.from({ length: count }, (_, index) => recordAt(first + index));
  recordsBy.set(key, records);
  return records;
}
const recordsBy = new Map<string, readonly DriftRecord[]>();

function recordAt(seq: number): DriftRecord {
  const message = { id: `m_${seq}`, conversationId: `c_${seq % 40}`, authorId: `u_${seq % 977}`, text: `text ${seq}` };
  const text = `42${JSON.stringify(['message:new', message])}`;
  return { seq, t: seq * 100, kind: 'socket.frame', socket: 1, dir: 'in', n: seq, size: text.length, text };
}

function bodyOf({ session, batch, records }: Batch, texts: Map<string, string>): Buffer {
  const key = `${records[0]?.seq} ${records.length}`;
  const text = texts.get(key) ?? JSON.stringify(records);
  texts.set(key, text);
  return Buffer.from(`{"v":1,"session":${JSON.stringify(session)},"batch":${batch},"records":${text}}`);
}
