import { randomUUID } from 'node:crypto';
import { IncidentChangeSchema, type TriageChoice, TriageRequestSchema } from '@driftscope/detect';
import { type RequestHandler, Router } from 'express';
import type { Access } from '../access/create-access.ts';
import { readJson } from '../http/read-json.ts';
import { type Refusal, refusal, refuse } from '../http/refusal.ts';
import { describeIncident } from '../storage/describe-incident.ts';
import type { Store } from '../storage/store.ts';
import type { Triager } from '../triage/create-triage.ts';
import { only } from './only.ts';
import { unknownIncident } from './unknown-incident.ts';

export interface TriageRouteOptions {
  readonly store: Store;
  readonly triage: Triager;
  readonly access: Pick<Access, 'holder'>;
}

/** `PATCH /api/v1/incidents` and `/incidents/:id`, `POST /api/v1/changes/:id/undo`. */
export function triageRoutes({ store, triage, access }: TriageRouteOptions): Router {
  const changeMany: RequestHandler = async (request, response) => {
    const body = await readJson(request, expectedRequest);
    if (!body.ok) return refuse(response, body.error);
    response.json(await triage.change(body.value, access.holder(request)?.name));
  };
  const changeOne: RequestHandler<{ id: string }> = async (request, response) => {
    const { id } = request.params;
    const body = await readJson(request, expectedChange);
    if (!body.ok) return refuse(response, body.error);
    const choice: TriageChoice = { kind: 'incidents', ids: [id] };
    await triage.change({ id: randomUUID(), choice, change: body.value }, access.holder(request)?.name);
    const detail = await describeIncident(store, id);
    if (detail === undefined) return refuse(response, unknownIncident(id));
    response.json(detail);
  };
  const undo: RequestHandler<{ id: string }> = async ({ params: { id } }, response) => {
    const undone = await triage.undo(id);
    if (undone === undefined) return refuse(response, unknownChange(id));
    response.json(undone);
  };
  const router = Router();
  router.route('/incidents').patch(changeMany);
  router.route('/incidents/:id').patch(changeOne);
  router.route('/changes/:id/undo').post(undo).all(only('POST'));
  return router;
}

const CHANGE = '{ status?: "open" | "acknowledged" | "resolved" | "ignored", assignee?, note? }, at least one';

const expectedChange = {
  schema: IncidentChangeSchema,
  kind: 'invalid-change',
  name: 'The change',
  hint: `Send ${CHANGE}.`,
};

const expectedRequest = {
  schema: TriageRequestSchema,
  kind: 'invalid-change',
  name: 'The change',
  hint: `Send { id, choice: { kind: "incidents", ids } | { kind: "groups", groups } | { kind: "matching", filter, uptoRev }, change: ${CHANGE} }.`,
};

const unknownChange = (id: string): Refusal =>
  refusal(
    404,
    'unknown-change',
    `There is no change ${JSON.stringify(id)}.`,
    'It was never made, or so long ago that it is forgotten.',
  );
