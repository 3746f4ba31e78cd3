import type { Report } from '@driftscope/detect';
import { type RequestHandler, Router } from 'express';
import { refuse } from '../http/refusal.ts';
import { computeReport } from '../reports/compute-report.ts';
import { gatherReport } from '../reports/gather-report.ts';
import { parseReportQuery, type ReportFormat } from '../reports/parse-report-query.ts';
import { writeCsv } from '../reports/write-csv.ts';
import { writeHtml } from '../reports/write-html.ts';
import { writeMarkdown } from '../reports/write-markdown.ts';
import type { Store } from '../storage/store.ts';
import { only } from './only.ts';

/** `GET /api/v1/reports`. `clock` gives epoch ms. */
export function reportRoutes(store: Store, clock: () => number): Router {
  const router = Router();
  router.route('/reports').get(showReport(store, clock)).all(only('GET'));
  return router;
}

function showReport(store: Store, clock: () => number): RequestHandler {
  return async (request, response) => {
    const nowMs = clock();
    const query = await parseReportQuery(request.query, nowMs, store);
    if (!query.ok) return refuse(response, { status: 400, fault: query.error });
    const report = computeReport(await gatherReport(store, query.value.request, nowMs));
    const { type, write } = formats[query.value.format];
    // Nothing that a page called itself may do anything in ours, whatever slips through.
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.type(type).send(write(report));
  };
}

const formats: Readonly<Record<ReportFormat, { type: string; write: (report: Report) => string }>> = {
  json: { type: 'json', write: (report) => JSON.stringify(report) },
  html: { type: 'html', write: writeHtml },
  csv: { type: 'csv', write: writeCsv },
  md: { type: 'text/markdown; charset=utf-8', write: writeMarkdown },
};
