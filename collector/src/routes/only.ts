import type { RequestHandler } from 'express';
import { refusal, refuse } from '../http/refusal.ts';

/** Ends the handlers of a path: what gets here came by another method. */
export function only(...methods: readonly string[]): RequestHandler {
  return ({ method, baseUrl, path }, response) => {
    response.set('Allow', methods.join(', '));
    const hint = `Use ${methods.join(' or ')}.`;
    refuse(response, refusal(405, 'wrong-method', `${baseUrl}${path} does not take ${method}.`, hint));
  };
}
