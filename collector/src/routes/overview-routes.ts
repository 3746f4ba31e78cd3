import type { Overview } from '@driftscope/detect';
import { type RequestHandler, Router } from 'express';
import { isWithImported } from '../http/counting-query.ts';
import { refuse } from '../http/refusal.ts';
import { counting } from '../storage/counting.ts';
import { readStats } from '../storage/read-stats.ts';
import type { Store } from '../storage/store.ts';
import { only } from './only.ts';
import { parseOverviewQuery } from './overview-query.ts';

/** As many as one sees at a glance. */
const MOST_GROUPS = 6;
const MOST_NEWEST = 6;

/** `GET /api/v1/overview`. `clock` gives epoch ms. */
export function overviewRoutes(store: Store, clock: () => number): Router {
  const router = Router();
  router.route('/overview').get(showOverview(store, clock)).all(only('GET'));
  return router;
}

function showOverview(store: Store, clock: () => number): RequestHandler {
  return async (request, response) => {
    const query = await parseOverviewQuery(request.query, clock(), store.teams);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const counted = counting(store, isWithImported(request.query));
    const period = query.value;
    response.json({
      from: period.from,
      to: period.to,
      stats: await readStats(counted, period),
      groups: [...(await counted.incidents.groups(period, { limit: MOST_GROUPS, order: 'count' }))],
      newest: [...(await counted.incidents.list(period, { limit: MOST_NEWEST }))],
      apps: appsIn(await store.observations.exposure({})),
      teams: [...(await store.teams.list())],
    } satisfies Overview);
  };
}

const appsIn = (exposure: readonly { readonly app: string }[]): string[] =>
  [...new Set(exposure.map(({ app }) => app))].sort();
