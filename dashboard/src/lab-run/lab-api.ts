import {
  type LabAct,
  type LabOffer,
  LabOfferSchema,
  type LabRows,
  LabRowsSchema,
  type LabRun,
  LabRunSchema,
  type Result,
} from '@driftscope/records';
import Type from 'typebox';
import { readAnswer } from '../api/read-answer.ts';

/** What the lab beside the collector does when asked. Nothing throws: what fails comes back as a fault. */
export interface LabApi {
  offer(): Promise<Result<LabOffer>>;
  start(system: string): Promise<Result<LabRun>>;
  /** What the server of a run has for a user. */
  rows(run: string, user: string): Promise<Result<{ readonly rows: LabRows }>>;
  act(run: string, act: LabAct): Promise<Result<unknown>>;
  stop(run: string): Promise<Result<unknown>>;
}

/** `send` is `fetch`, or what stands in for it. */
export function createLabApi(url: string, send: typeof fetch): LabApi {
  const post = (path: string, body: unknown) =>
    send(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const runPath = (run: string, rest = '') => `/runs/${encodeURIComponent(run)}${rest}`;
  return {
    offer: () => readAnswer(send(`${url}/systems`), LabOfferSchema),
    start: (system) => readAnswer(post('/runs', { system }), LabRunSchema),
    rows: (run, user) =>
      readAnswer(send(`${url}${runPath(run, '/rows')}?${new URLSearchParams({ user })}`), LabRowsSchema),
    act: (run, act) => readAnswer(post(runPath(run, '/acts'), act), Type.Unknown()),
    stop: (run) => readAnswer(send(url + runPath(run), { method: 'DELETE', keepalive: true }), Type.Unknown()),
  };
}
