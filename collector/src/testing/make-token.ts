import type { Scope } from '@driftscope/records';
import { openTokenFolder } from '../access/token-folder.ts';

/** Makes a token of a data folder; gives its id, and the header that brings it. */
export function makeToken(dataDir: string, scope: Scope) {
  const { token, secret } = openTokenFolder(dataDir, Date.now).create({ name: `a ${scope}`, scope });
  return { id: token.id, secret, headers: { authorization: `Bearer ${secret}` } };
}
