import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** What someone did with a right that not all have. */
export interface AuditEntry {
  /** Name of the token, or `command` for who has the data folder itself. */
  readonly by: string;
  /** `token.create`, `token.revoke`, or a call of the API: `PATCH /api/v1/incidents/i1`. */
  readonly act: string;
  /** Id of the token that it was done to. */
  readonly token?: string;
}

export type AuditLog = (entry: AuditEntry) => void;

/**
 * Opens `audit.log` of a data folder: a line of JSON for each act, with `at` in ISO 8601. Command and collector write to it
 * side by side, each line whole. Written before the answer, so that nothing is done that is not in it.
 *
 * @param clock epoch ms.
 */
export function openAuditLog(dataDir: string, clock: () => number): AuditLog {
  const file = join(dataDir, 'audit.log');
  return (entry) => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    appendFileSync(file, `${JSON.stringify({ at: new Date(clock()).toISOString(), ...entry })}\n`, { mode: 0o600 });
  };
}
