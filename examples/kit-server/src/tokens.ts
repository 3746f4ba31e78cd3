import { randomBytes, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

const TOKEN_LIFETIME = '12h';

export interface Tokens {
  /** Another one each time, also for the same user. */
  sign(userId: string): Promise<string>;
  /** The user's id. Absent: forged, expired, or of a server that is gone. */
  verify(token: string): Promise<string | undefined>;
  /** The same, but for a fresh token, one that was expired on purpose will do. */
  verifyForRenewal(token: string): Promise<string | undefined>;
  /** From now on, all tokens that the user has are expired. */
  expire(userId: string): void;
}

/** Tokens are good for one life of the server: its key is made anew each time. */
export function createTokens(key: Uint8Array = randomBytes(32)): Tokens {
  /** How often the tokens of a user were expired: each says how often they were before it. */
  const ages = new Map<string, number>();
  const ageOf = (userId: string) => ages.get(userId) ?? 0;

  const read = (token: string) =>
    jwtVerify(token, key, { algorithms: ['HS256'] }).then(
      ({ payload: { sub, age } }) => ({ userId: sub, age }),
      () => ({ userId: undefined, age: undefined }),
    );

  return {
    sign: (userId) =>
      new SignJWT({ age: ageOf(userId) })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setIssuedAt()
        .setJti(randomUUID())
        .setExpirationTime(TOKEN_LIFETIME)
        .sign(key),
    verify: async (token) => {
      const { userId, age } = await read(token);
      return userId !== undefined && age === ageOf(userId) ? userId : undefined;
    },
    verifyForRenewal: async (token) => (await read(token)).userId,
    expire: (userId) => void ages.set(userId, ageOf(userId) + 1),
  };
}
