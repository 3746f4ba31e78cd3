import type { Response } from 'express';
import type { Problem } from '#protocol/problem.ts';

export function answerProblem(response: Response, status: number, kind: string, message: string, hint: string): void {
  const error: Problem = { kind, message, hint };
  response.status(status).json({ error });
}
