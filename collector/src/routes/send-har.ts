import { writeHar } from '@driftscope/records';
import type { RequestHandler } from 'express';
import { refusal, refuse } from '../http/refusal.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { unknownSession } from './unknown-session.ts';

/** Records of a session that is written as a HAR file, which is built as a whole. */
const MOST_RECORDS = 100_000;

/** Answers with the requests and messages of a session as a HAR file. */
export function sendHar(sessions: Pick<SessionStore, 'find' | 'header' | 'records'>): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const [session, header] = [await sessions.find(id), await sessions.header(id)];
    if (session === undefined || header === undefined) return refuse(response, unknownSession(id));
    if (session.records > MOST_RECORDS) return refuse(response, tooLarge(session.records));
    const records = await sessions.records(id, everything);
    const knownToT = Math.max(0, session.lastAt - session.originMs);
    response.attachment(`${id.replaceAll(':', '-')}.har`).type('application/json');
    response.send(JSON.stringify(writeHar([{ header, records, knownToT }])));
  };
}

const everything = {
  afterSeq: 0,
  fromT: Number.NEGATIVE_INFINITY,
  toT: Number.POSITIVE_INFINITY,
  wants: (kind: string) => /^(http|socket|page)\./.test(kind),
  limit: MOST_RECORDS,
};

const tooLarge = (records: number) =>
  refusal(
    409,
    'oversized-session',
    `Its ${records} records are more than are written as one HAR file.`,
    'Export it as a .drift file, and run: npm run driftscope -- export FILE --har',
  );
