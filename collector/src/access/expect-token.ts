import { FaultError } from '../fault-error.ts';
import type { StoredToken } from './token.ts';

/** @throws FaultError `no-token` where a collector that others can reach has none: all of them could read all. */
export function expectToken(host: string, ingestSecret: string | undefined, tokens: readonly StoredToken[]): void {
  if (ingestSecret || tokens.some(({ revokedAt }) => revokedAt === undefined)) return;
  throw new FaultError({
    kind: 'no-token',
    message: `On ${host} others can reach the collector, and there is no token to ask them for.`,
    hint: 'Make one first: npm run driftscope -- token create --scope admin --name NAME; or leave out DRIFTSCOPE_HOST.',
  });
}
