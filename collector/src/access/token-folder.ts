import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, type Token, type TokenDraft } from '@driftscope/records';
import { Value } from 'typebox/value';
import { FaultError } from '../fault-error.ts';
import { hashSecret } from './hash-secret.ts';
import { type StoredToken, StoredTokenSchema } from './token.ts';

/**
 * Tokens, each in a file of its own in the data folder: so the command can make and revoke them while a collector uses
 * the database, and two that write never meet. Who revokes keeps the file: what was guarded once is never open again.
 */
export interface TokenFolder {
  /** Oldest first. @throws FaultError `data-damaged` for a file that is no token: to pass over it could open a door. */
  list(): readonly StoredToken[];
  /** The secret is given here, and never again. */
  create(draft: TokenDraft): { readonly token: Token; readonly secret: string };
  /** Absent: there is no such token. Revoked again, it stays as it was. */
  revoke(id: string): Token | undefined;
}

/** @param clock epoch ms. */
export function openTokenFolder(dataDir: string, clock: () => number): TokenFolder {
  const dir = join(dataDir, 'tokens');
  const list = () => namesIn(dir).map((name) => readToken(join(dir, name)));
  const write = (token: StoredToken): Token => {
    const file = join(dir, `${token.id}.json`);
    // Renamed into its place: who reads meanwhile sees all of it or nothing.
    writeFileSync(`${file}.new`, JSON.stringify(token), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    return withoutHash(token);
  };
  return {
    list: () => list().toSorted((a, b) => a.createdAt - b.createdAt),
    create: (draft) => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const secret = `drift_${draft.scope}_${randomBytes(32).toString('base64url')}`;
      const id = randomBytes(6).toString('hex');
      return { secret, token: write({ id, ...draft, createdAt: clock(), hash: hashSecret(secret) }) };
    },
    revoke: (id) => {
      const token = list().find((one) => one.id === id);
      if (token === undefined || token.revokedAt !== undefined) return token && withoutHash(token);
      return write({ ...token, revokedAt: clock() });
    },
  };
}

/** What may be told of a stored token. */
export function withoutHash({ hash: _, ...token }: StoredToken): Token {
  return token;
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).filter((name) => name.endsWith('.json'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

function readToken(file: string): StoredToken {
  const token = parseJson(readFileSync(file, 'utf8'));
  if (token.ok && Value.Check(StoredTokenSchema, token.value)) return token.value;
  throw new FaultError({
    kind: 'data-damaged',
    message: `${file} is no token.`,
    hint: 'Put back a copy, or delete it: who has that token will need a new one.',
  });
}
