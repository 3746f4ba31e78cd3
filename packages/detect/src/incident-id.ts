import type { SessionId } from '@driftscope/records';
import { fingerprint } from './engine/fingerprint.ts';

/** The id of an incident: the same whenever a rule finds the same matter, by its key, in the same session. */
export const incidentId = (kind: string, session: SessionId, key: readonly string[]): string =>
  `i-${fingerprint(kind, session, ...key)}`;
