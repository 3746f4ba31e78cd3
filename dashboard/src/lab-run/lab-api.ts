import {
  fail,
  type LabAct,
  type LabCopy,
  type LabOffer,
  LabOfferSchema,
  type LabRun,
  LabRunSchema,
  LabTruthSchema,
  type Result,
} from '@driftscope/records';
import Type, { type Static, type TSchema } from 'typebox';
import { readAnswer } from '../api/read-answer.ts';

/** What the lab beside the collector does when asked. Nothing throws: what fails comes back as a fault. */
export interface LabApi {
  offer(): Promise<Result<LabOffer>>;
  start(system: string): Promise<Result<LabRun>>;
  /** What the server of a run has for a user. */
  rows(run: string, user: string): Promise<Result<{ readonly copy: LabCopy }>>;
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
    offer: () => ask(send(`${url}/systems`), LabOfferSchema),
    start: (system) => ask(post('/runs', { system }), LabRunSchema),
    rows: (run, user) => ask(send(`${url}${runPath(run, '/rows')}?${new URLSearchParams({ user })}`), LabTruthSchema),
    act: (run, act) => ask(post(runPath(run, '/acts'), act), Type.Unknown()),
    stop: (run) => ask(send(url + runPath(run), { method: 'DELETE', keepalive: true }), Type.Unknown()),
  };
}

/** The lab is not the collector, whose page this is: it can be gone alone. */
async function ask<Schema extends TSchema>(answer: Promise<Response>, schema: Schema): Promise<Result<Static<Schema>>> {
  const read = await readAnswer(answer, schema);
  if (read.ok || read.error.kind !== 'unreachable') return read;
  return fail('lab-unreachable', 'The lab does not answer.', 'npm start runs it beside the collector. Then run again.');
}
