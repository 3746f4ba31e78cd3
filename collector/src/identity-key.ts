import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRedactionKey } from '@driftscope/records';
import { FaultError } from './fault-error.ts';

/**
 * The key for the hashes of users, in hex; made on the first start. Browsers and servers that report here ask for it, so
 * that one user has one hash in all their sessions.
 *
 * @throws FaultError when what is kept is no key.
 */
export function loadIdentityKey(dataDir: string): string {
  const file = join(dataDir, 'identity.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  const key = readFileSync(file, 'utf8').trim();
  if (parseRedactionKey(key) !== undefined) return key;
  throw new FaultError({
    kind: 'data-damaged',
    message: `${file} is no key.`,
    hint: 'Put back a copy, or move it away: users of former sessions will then not be known again.',
  });
}
