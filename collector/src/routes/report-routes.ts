import type { Report } from '@driftscope/detect';
import { type RequestHandler, Router } from 'express';
import { isWithImported } from '../http/counting-query.ts';
import { refuse } from '../http/refusal.ts';
import { computeReport } from '../reports/compute-report.ts';
import { gatherReport } from '../reports/gather-report.ts';
import { parseReportQuery, type ReportFormat } from '../reports/parse-report-query.ts';
import { parseTrendQuery } from '../reports/parse-trend-query.ts';
import { readReleaseTrend } from '../reports/read-release-trend.ts';
import { writeCsv } from '../reports/write-csv.ts';
import { writeHtml } from '../reports/write-html.ts';
import { writeMarkdown } from '../reports/write-markdown.ts';
import { counting } from '../storage/counting.ts';
import type { Store } from '../storage/store.ts';
import { only } from './only.ts';

/** `GET /api/v1/reports` and what is below it. `clock` gives epoch ms. */
export function reportRoutes(store: Store, clock: () => number): Router {
  const router = Router();
  router.route('/reports').get(showReport(store, clock)).all(only('GET'));
  router.route('/reports/releases').get(showTrend(store)).all(only('GET'));
  return router;
}

function showReport(store: Store, clock: () => number): RequestHandler {
  return async (request, response) => {
    const nowMs = clock();
    const counted = counting(store, isWithImported(request.query));
    const query = await parseReportQuery(request.query, nowMs, counted);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const report = computeReport(await gatherReport(counted, query.value.request, nowMs));
    const { type, write } = formats[query.value.format];
    // Nothing that a page called itself may do anything in ours, whatever slips through.
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.type(type).send(write(report));
  };
}

function showTrend(store: Store): RequestHandler {
  return async (request, response) => {
    const query = await parseTrendQuery(request.query, store.teams);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    response.json(await readReleaseTrend(counting(store, isWithImported(request.query)), query.value));
  };
}

const formats: Readonly<Record<ReportFormat, { type: string; write: (report: Report) => string }>> = {
  json: { type: 'json', write: (report) => JSON.stringify(report) },
  html: { type: 'html', write: writeHtml },
  csv: { type: 'csv', write: writeCsv },
  md: { type: 'text/markdown; charset=utf-8', write: writeMarkdown },
};
