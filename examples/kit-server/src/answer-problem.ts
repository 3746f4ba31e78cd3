import type { Problem } from '@driftscope/example-protocol';
import type { Response } from 'express';

export function answerProblem(response: Response, status: number, kind: string, message: string, hint: string): void {
  const error: Problem = { kind, message, hint };
  response.status(status).json({ error });
}
