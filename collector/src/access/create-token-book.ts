import type { Scope } from '@driftscope/records';
import { hashSecret } from './hash-secret.ts';
import type { StoredToken } from './token.ts';
import type { TokenFolder } from './token-folder.ts';

/** The tokens at hand, as they are in their folder, or were a second ago. */
export interface TokenBook {
  /** The valid token of a secret. */
  find(secret: string): StoredToken | undefined;
  /** A valid token. */
  byId(id: string): StoredToken | undefined;
  /** Whether some token was ever made for what is asked for: then nobody may without. */
  guards(scope: Scope): boolean;
  /** Reads the folder at the next question. */
  forget(): void;
}

/** @param clock ms, for which a step back does no harm. */
export function createTokenBook(folder: Pick<TokenFolder, 'list'>, clock: () => number): TokenBook {
  let tokens: readonly StoredToken[] = [];
  let byHash = new Map<string, StoredToken>();
  let readAtMs: number | undefined;

  function read(): void {
    const now = clock();
    if (readAtMs !== undefined && now >= readAtMs && now - readAtMs < FRESH_MS) return;
    tokens = folder.list();
    byHash = new Map(tokens.filter(isValid).map((token) => [token.hash, token]));
    readAtMs = now;
  }

  return {
    find: (secret) => {
      read();
      return byHash.get(hashSecret(secret));
    },
    byId: (id) => {
      read();
      return tokens.find((token) => token.id === id && isValid(token));
    },
    guards: (scope) => {
      read();
      return tokens.some((token) => guardsBy[scope].some((held) => held === token.scope));
    },
    forget: () => {
      readAtMs = undefined;
    },
  };
}

/** The command revokes for a collector that runs: it is to hear of that soon. */
const FRESH_MS = 1_000;

/** Who reads under a guard is not to be able to change things; a token that only sends leaves reading as it is. */
const guardsBy = {
  ingest: ['ingest'],
  read: ['read', 'admin'],
  admin: ['read', 'admin'],
} as const satisfies Record<Scope, readonly Scope[]>;

const isValid = ({ revokedAt }: StoredToken): boolean => revokedAt === undefined;
