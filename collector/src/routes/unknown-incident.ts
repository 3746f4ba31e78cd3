import { type Refusal, refusal } from '../http/refusal.ts';

export const unknownIncident = (id: string): Refusal =>
  refusal(404, 'unknown-incident', `There is no incident ${JSON.stringify(id)}.`, 'GET /api/v1/incidents lists them.');
