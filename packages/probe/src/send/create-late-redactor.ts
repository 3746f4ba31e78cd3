import { createRedactor, type Redactor } from '@driftscope/records';
import type { IdentityKeyAnswer } from './ask-identity-key.ts';

export interface LateRedactorOptions {
  /** For all secrets but the users. */
  readonly key: Uint8Array;
  readonly ask: () => Promise<IdentityKeyAnswer>;
}

/**
 * Answers the redaction of a server's records, once the collector has said under which key it knows users; so that one
 * user has one hash in pages and servers. `undefined`: it did not answer, and nothing may be sent yet.
 */
export function createLateRedactor({ key, ask }: LateRedactorOptions): () => Promise<Redactor | undefined> {
  let redactor: Redactor | undefined;
  return async () => {
    if (redactor !== undefined) return redactor;
    const answer = await ask();
    if (answer.kind === 'failed') return undefined;
    redactor = createRedactor({ key, ...(answer.kind === 'key' ? { identityKey: answer.key } : {}) });
    return redactor;
  };
}
