import type { Incident } from '../incident.ts';
import { connectionRepairs } from './connection-repairs.ts';
import { createFactReader } from './fact-reader.ts';
import { orderRepairs } from './order-repairs.ts';
import type { Repairs } from './repair.ts';
import { requestRepairs } from './request-repairs.ts';
import { userRepairs } from './user-repairs.ts';

const repairs: Repairs = { ...connectionRepairs, ...userRepairs, ...orderRepairs, ...requestRepairs };

/** JavaScript that would have kept an incident from happening: a sketch to start from. Absent: there is none for its kind. */
export const repairCode = ({ kind, facts }: Pick<Incident, 'kind' | 'facts'>): string | undefined =>
  repairs[kind]?.(createFactReader(facts));
