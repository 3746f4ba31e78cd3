import { aboutOperations } from './about-operations.ts';
import { accessOperations } from './access-operations.ts';
import type { ApiOperation } from './api-operation.ts';
import { incidentOperations } from './incident-operations.ts';
import { sendingOperations } from './sending-operations.ts';
import { sessionOperations } from './session-operations.ts';
import { triageOperations } from './triage-operations.ts';

/** Every operation under `/api`, with the schemas that it is written against. */
export const apiOperations: readonly ApiOperation[] = [
  ...aboutOperations,
  ...sendingOperations,
  ...accessOperations,
  ...sessionOperations,
  ...incidentOperations,
  ...triageOperations,
];
