import type { Json } from '@driftscope/records';
import { PageTrace } from './page-trace.ts';

interface Polling {
  readonly line?: string;
  readonly fromT: number;
  readonly everyMs: number;
  readonly times: number;
  /** What the server answers the n-th time, from 0. */
  readonly answer: (n: number) => Json;
  readonly tookMs?: number;
  readonly status?: number;
}

/** A page without a socket that asks the same again and again, by a timer. */
export function addPolling(page: PageTrace, { line, fromT, everyMs, times, answer, ...options }: Polling): PageTrace {
  for (let n = 0; n < times; n++) page.at(fromT + n * everyMs).fetch(line ?? 'GET /api/chat', answer(n), options);
  return page;
}

/** A page that is logged in as carol and has nothing but requests. */
export const quietPage = (): PageTrace => new PageTrace('carol').at(100).seen('carol');
