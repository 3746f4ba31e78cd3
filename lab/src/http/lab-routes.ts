import { answerProblem } from '@driftscope/example-server';
import { LabActSchema, type LabOffer } from '@driftscope/records';
import { type Response, Router } from 'express';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Runs } from '../runs/create-runs.ts';
import { readGuarantees } from '../systems/read-guarantees.ts';
import { systems } from '../systems/systems.ts';
import { originOf } from './only-from-here.ts';

const StartSchema = Type.Object({ system: Type.String() });

/** What the dashboard asks of the lab. */
export function labRoutes(runs: Runs): Router {
  return Router()
    .get('/systems', async (_request, response) => {
      const offer: LabOffer = { systems: systems.map(({ about }) => about), guarantees: [...(await readGuarantees())] };
      response.json(offer);
    })
    .post('/runs', async (request, response) => {
      const asked: unknown = request.body;
      const system = Value.Check(StartSchema, asked)
        ? systems.find(({ about }) => about.id === asked.system)
        : undefined;
      if (system === undefined) {
        answerProblem(response, 404, 'unknown-system', 'The lab has no such system.', 'Pick one of GET /systems.');
        return;
      }
      response.status(201).json(await runs.start(system, originOf(request)));
    })
    .get('/runs/:id/rows', async (request, response) => {
      const stage = runs.stage(request.params.id);
      if (stage === undefined) return answerNoRun(response);
      response.json({ copy: await stage.readCopy(String(request.query.user)) });
    })
    .post('/runs/:id/acts', async (request, response) => {
      const act: unknown = request.body;
      if (!Value.Check(LabActSchema, act)) {
        answerProblem(
          response,
          400,
          'malformed',
          'That is no act.',
          'Send { kind: "write" | "kick" | "expire" | "slow-answers", … }.',
        );
        return;
      }
      if (!(await runs.act(request.params.id, act))) return answerNoRun(response);
      response.json({});
    })
    .delete('/runs/:id', async (request, response) => {
      await runs.stop(request.params.id);
      response.json({});
    });
}

const answerNoRun = (response: Response): void =>
  answerProblem(response, 404, 'unknown-run', 'This run is over.', 'Start another one.');
