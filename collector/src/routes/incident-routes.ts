import {
  IncidentChangeSchema,
  type IncidentDetail,
  type IncidentGroupPage,
  type IncidentPage,
  type IncidentSummary,
  type Stats,
} from '@driftscope/detect';
import { parseJson, type Result } from '@driftscope/records';
import { type Request, type RequestHandler, Router } from 'express';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { cutPage } from '../http/page-cursor.ts';
import { readBody } from '../http/read-body.ts';
import { type Refusal, refusal, refuse } from '../http/refusal.ts';
import { computeObservationStats } from '../storage/compute-observation-stats.ts';
import { describeIncident } from '../storage/describe-incident.ts';
import type { Store } from '../storage/store.ts';
import { parseIncidentFilter, parseIncidentPage } from './incident-query.ts';
import { only } from './only.ts';

export interface IncidentRouteOptions {
  readonly store: Store;
  /** Hears of what a user changed. */
  readonly onChange: (changed: readonly IncidentSummary[]) => void;
}

/** `GET /api/v1/incidents`, `/groups` and `/stats`, `GET` and `PATCH /api/v1/incidents/:id`. */
export function incidentRoutes(options: IncidentRouteOptions): Router {
  const router = Router();
  router.route('/incidents').get(listIncidents(options.store)).all(only('GET'));
  router.route('/groups').get(listGroups(options.store)).all(only('GET'));
  router.route('/stats').get(showStats(options.store)).all(only('GET'));
  router
    .route('/incidents/:id')
    .get(showIncident(options.store))
    .patch(changeIncident(options))
    .all(only('GET', 'PATCH'));
  return router;
}

function listIncidents({ incidents }: Store): RequestHandler {
  return async (request, response) => {
    const query = parseIncidentPage(request.query);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const { filter, limit, after } = query.value;
    const found = await incidents.list(filter, { limit: limit + 1, after });
    const { items, next } = cutPage(found, limit, ({ at, id }) => ({ at, id }));
    response.json({ incidents: items, ...(next && { next }) } satisfies IncidentPage);
  };
}

/** Takes what the list of incidents takes: groups of those that it would show. */
function listGroups({ incidents }: Store): RequestHandler {
  return async (request, response) => {
    const query = parseIncidentPage(request.query);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const { filter, limit, after } = query.value;
    const found = await incidents.groups(filter, { limit: limit + 1, after });
    const { items, next } = cutPage(found, limit, ({ lastAt, group }) => ({ at: lastAt, id: group }));
    response.json({ groups: items, ...(next && { next }) } satisfies IncidentGroupPage);
  };
}

/** Takes what filters the list of incidents: numbers of those that it would show. */
function showStats({ incidents, observations }: Store): RequestHandler {
  return async (request, response) => {
    const filter = parseIncidentFilter(request.query);
    if (!filter.ok) return refuse(response, { status: 400, fault: filter.error });
    const found = await incidents.stats(filter.value);
    const gaps = await observations.gaps(filter.value);
    const exposure = await observations.exposure(filter.value);
    response.json({ ...found, ...computeObservationStats(gaps, exposure) } satisfies Stats);
  };
}

function showIncident(store: Store): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const detail: IncidentDetail | undefined = await describeIncident(store, id);
    if (detail === undefined) return refuse(response, unknownIncident(id));
    response.json(detail);
  };
}

function changeIncident({ store, onChange }: IncidentRouteOptions): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { id } = request.params;
    const change = await readChange(request);
    if (!change.ok) return refuse(response, change.error);
    const changed = await store.incidents.change(id, change.value);
    if (changed === undefined) return refuse(response, unknownIncident(id));
    response.json(await describeIncident(store, id));
    onChange([changed]);
  };
}

async function readChange(
  request: Request<{ id: string }>,
): Promise<Result<Static<typeof IncidentChangeSchema>, Refusal>> {
  const body = await readBody(request);
  if (!body.ok) return body;
  const json = parseJson(Buffer.from(body.value).toString('utf8'));
  if (!json.ok) return { ok: false, error: { status: 400, fault: json.error } };
  if (Value.Check(IncidentChangeSchema, json.value)) return { ok: true, value: json.value };
  const [error] = Value.Errors(IncidentChangeSchema, json.value);
  const problem = `The change${error?.instancePath.replaceAll('/', '.') ?? ''} ${error?.message ?? 'is not valid'}.`;
  const hint = 'Send { status?: "open" | "acknowledged" | "resolved" | "ignored", assignee?, note? }, at least one.';
  return { ok: false, error: refusal(400, 'invalid-change', problem, hint) };
}

const unknownIncident = (id: string): Refusal =>
  refusal(404, 'unknown-incident', `There is no incident ${JSON.stringify(id)}.`, 'GET /api/v1/incidents lists them.');
