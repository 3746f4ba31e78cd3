import { pipeline } from 'node:stream/promises';
import type { IncidentSummary } from '@driftscope/detect';
import { EpochMsSchema, type RecordPage, recordFamilies, type SessionPage } from '@driftscope/records';
import { type RequestHandler, Router } from 'express';
import Type from 'typebox';
import { cutPage, parseCursor } from '../http/page-cursor.ts';
import { parseQuery } from '../http/parse-query.ts';
import { refuse } from '../http/refusal.ts';
import { findApps } from '../storage/find-apps.ts';
import type { SessionStore } from '../storage/session-store.ts';
import type { TeamStore } from '../storage/team-store.ts';
import { exportSession } from './export-session.ts';
import { findMatches } from './find-matches.ts';
import { createKindMatcher } from './kind-matcher.ts';
import { only } from './only.ts';
import { removeSession } from './remove-session.ts';
import { sendHar } from './send-har.ts';
import { unknownSession } from './unknown-session.ts';

export const SessionPageQuerySchema = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  cursor: Type.Optional(Type.String()),
  /** Of several, any. */
  app: Type.Optional(Type.Array(Type.String())),
  /** Name of a team: of its apps alone. */
  team: Type.Optional(Type.String()),
  release: Type.Optional(Type.String()),
  /** Both ends included: sessions that lasted into that time. */
  from: Type.Optional(EpochMsSchema),
  to: Type.Optional(EpochMsSchema),
  /** Words, each of which is in the id, the address, the release, the users or the name of the file. */
  q: Type.Optional(Type.String({ maxLength: 1_000 })),
  /** Only sessions that have incidents. */
  withIncidents: Type.Optional(Type.Literal('true')),
  /** Only sessions that came from files, the last that came first. */
  imported: Type.Optional(Type.Literal('true')),
});

export const RecordQuerySchema = Type.Object({
  /** ms since the session's origin, both ends included. */
  from: Type.Optional(Type.Number()),
  to: Type.Optional(Type.Number()),
  /** `socket.frame`, or `socket.*` for the family. */
  kind: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(\\.\\*)?$' }))),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
  /** Only records of these numbers, divided by commas. */
  seqs: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}(,[0-9]{1,15}){0,999}$' })),
});

export const MatchQuerySchema = Type.Object({
  /** What is looked for, as in the filters of panel and dashboard. No patterns. */
  q: Type.Optional(Type.String({ maxLength: 1_000 })),
  family: Type.Optional(Type.Array(Type.Union(recordFamilies.map((family) => Type.Literal(family))))),
});

/**
 * `GET /api/v1/sessions`, `/sessions/:id`, and its `/records`, `/matches`, `/har` and `/export`; `DELETE /sessions/:id`.
 *
 * @param onRemoved hears whenever a session was removed, and of the incidents that were withdrawn with it.
 */
export function sessionRoutes(
  sessions: SessionStore,
  teams: Pick<TeamStore, 'list'>,
  onRemoved: (withdrawn: readonly IncidentSummary[]) => void,
): Router {
  const router = Router();
  router.route('/sessions').get(listSessions(sessions, teams)).all(only('GET'));
  router
    .route('/sessions/:id')
    .get(showSession(sessions))
    .delete(removeSession(sessions, onRemoved))
    .all(only('GET', 'DELETE'));
  router.route('/sessions/:id/records').get(listRecords(sessions)).all(only('GET'));
  router.route('/sessions/:id/har').get(sendHar(sessions)).all(only('GET'));
  router.route('/sessions/:id/matches').get(listMatches(sessions)).all(only('GET'));
  router.route('/sessions/:id/export').get(sendRecording(sessions)).all(only('GET'));
  return router;
}

function listSessions(sessions: SessionStore, teams: Pick<TeamStore, 'list'>): RequestHandler {
  return async (request, response) => {
    const query = parseQuery(SessionPageQuerySchema, request.query);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const { limit = 50, cursor, imported, withIncidents, team, app, ...named } = query.value;
    const after = parseCursor(cursor);
    if (!after.ok) return refuse(response, { status: 400, fault: after.error });
    const apps = await findApps({ ...(app && { app }), ...(team !== undefined && { team }) }, teams);
    if (!apps.ok) return refuse(response, { status: 400, fault: apps.error });
    const filter = {
      ...named,
      ...apps.value,
      hasIncidents: withIncidents === 'true',
      isImported: imported === 'true',
    };
    const found = await sessions.list(filter, { limit: limit + 1, after: after.value });
    const { items, next } = cutPage(found, limit, (session) => ({
      at: (imported && session.imported?.at) ?? session.originMs,
      id: session.id,
    }));
    response.json({ sessions: items, ...(next && { next }) } satisfies SessionPage);
  };
}

function showSession(sessions: SessionStore): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const session = await sessions.find(id);
    if (session === undefined) return refuse(response, unknownSession(id));
    response.json(session);
  };
}

function listRecords(sessions: SessionStore): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const query = parseQuery(RecordQuerySchema, request.query);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const { id } = request.params;
    if ((await sessions.header(id)) === undefined) return refuse(response, unknownSession(id));
    const { from = 0, to = Number.POSITIVE_INFINITY, kind, limit = 1_000, cursor = '0', seqs } = query.value;
    const kinds = kind && createKindMatcher(kind);
    const found = await sessions.records(id, {
      afterSeq: Number(cursor),
      fromT: from,
      toT: to,
      wants: kinds?.wants ?? (() => true),
      ...(kinds && { mayHold: kinds.mayHold }),
      ...(seqs !== undefined && { seqs: inOrder(seqs.split(',').map(Number)) }),
      limit: limit + 1,
    });
    const records = found.slice(0, limit);
    const last = records.at(-1);
    const next = found.length > limit && last !== undefined ? { next: String(last.seq) } : {};
    response.json({ records, ...next } satisfies RecordPage);
  };
}

function listMatches(sessions: SessionStore): RequestHandler<{ id: string }> {
  return async ({ params: { id }, query: asked }, response) => {
    const query = parseQuery(MatchQuerySchema, asked);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const { q: text = '', family: families = [] } = query.value;
    const session = await sessions.find(id);
    if (session === undefined) return refuse(response, unknownSession(id));
    const found = findMatches(sessions, id, { text, families });
    if (!found.ok) return refuse(response, { status: 400, fault: found.error });
    response.type('application/x-ndjson');
    await pipeline(found.value, response).catch(ignoreLeaving);
  };
}

function sendRecording(sessions: SessionStore): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const session = await sessions.find(id);
    if (session === undefined) return refuse(response, unknownSession(id));
    response.attachment(`${id.replaceAll(':', '-')}.drift`).type('application/gzip');
    await pipeline(exportSession(sessions, session), response).catch(ignoreLeaving);
  };
}

const inOrder = (seqs: readonly number[]): readonly number[] => seqs.toSorted((a, b) => a - b);

/** Whoever asked has left: no fault of ours. */
function ignoreLeaving(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}
