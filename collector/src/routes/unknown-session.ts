import { type Refusal, refusal } from '../http/refusal.ts';

export const unknownSession = (id: string): Refusal =>
  refusal(404, 'unknown-session', `There is no session ${JSON.stringify(id)}.`, 'GET /api/v1/sessions lists them.');
