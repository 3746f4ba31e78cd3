import type { IncidentDetail, IncidentGroupPage, IncidentPage, Stats } from '@driftscope/detect';
import { writePlaywrightTest } from '@driftscope/replay';
import { type RequestHandler, Router } from 'express';
import { isWithImported } from '../http/counting-query.ts';
import { cutPage } from '../http/page-cursor.ts';
import { refuse } from '../http/refusal.ts';
import { counting } from '../storage/counting.ts';
import { describeIncident } from '../storage/describe-incident.ts';
import { readParticipants } from '../storage/read-participants.ts';
import { readStats } from '../storage/read-stats.ts';
import type { Store } from '../storage/store.ts';
import { parseGroupPage, parseIncidentPage, parseStatsQuery } from './incident-query.ts';
import { only } from './only.ts';
import { unknownIncident } from './unknown-incident.ts';

/** `GET /api/v1/incidents`, `/incidents/:id`, `/incidents/:id/playwright`, `/groups` and `/stats`. What else these take comes before. */
export function incidentRoutes(store: Store): Router {
  const router = Router();
  router.route('/incidents').get(listIncidents(store)).all(only('GET', 'PATCH'));
  router.route('/groups').get(listGroups(store)).all(only('GET'));
  router.route('/stats').get(showStats(store)).all(only('GET'));
  router.route('/incidents/:id').get(showIncident(store)).all(only('GET', 'PATCH'));
  router.route('/incidents/:id/playwright').get(sendPlaywrightTest(store)).all(only('GET'));
  return router;
}

function listIncidents({ incidents, teams }: Store): RequestHandler {
  return async (request, response) => {
    const query = await parseIncidentPage(request.query, teams);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const { filter, limit, after } = query.value;
    const found = await incidents.list(filter, { limit: limit + 1, after });
    const { items, next } = cutPage(found, limit, ({ at, id }) => ({ at, id }));
    response.json({ incidents: items, ...(next && { next }) } satisfies IncidentPage);
  };
}

/** Takes what the list of incidents takes, and `order`: groups of those that it would show. */
function listGroups({ incidents, teams }: Store): RequestHandler {
  return async (request, response) => {
    const query = await parseGroupPage(request.query, teams);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const { filter, page } = query.value;
    const found = await incidents.groups(filter, { ...page, limit: page.limit + 1 });
    const { items, next } = cutPage(found, page.limit, ({ lastAt, group }) => ({ at: lastAt, id: group }));
    response.json({ groups: items, ...(next && page.order === 'last' && { next }) } satisfies IncidentGroupPage);
  };
}

/** Takes what filters the list of incidents: numbers of those that it would show. */
function showStats(store: Store): RequestHandler {
  return async (request, response) => {
    const filter = await parseStatsQuery(request.query, store.teams);
    if (!filter.ok) return refuse(response, { status: 400, fault: filter.error });
    response.json((await readStats(counting(store, isWithImported(request.query)), filter.value)) satisfies Stats);
  };
}

function showIncident(store: Store): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const detail: IncidentDetail | undefined = await describeIncident(store, id);
    if (detail === undefined) return refuse(response, unknownIncident(id));
    response.json(detail);
  };
}

function sendPlaywrightTest({ incidents, sessions }: Store): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const filed = await incidents.find(id);
    if (filed === undefined) return refuse(response, unknownIncident(id));
    const written = writePlaywrightTest(filed.incident, await readParticipants(sessions, filed.incident));
    if (!written.ok) return refuse(response, { status: 409, fault: written.error });
    response.type('text/plain').send(written.value);
  };
}
