import { randomBytes, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

const lifetime = '12h';

export interface Tokens {
  /** Another one each time, also for the same user. */
  sign(userId: string): Promise<string>;
  /** The user's id. Absent: forged, expired, or of a server that is gone. */
  verify(token: string): Promise<string | undefined>;
}

/** Tokens are good for one life of the server: its key is made anew each time. */
export function createTokens(key: Uint8Array = randomBytes(32)): Tokens {
  return {
    sign: (userId) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setIssuedAt()
        .setJti(randomUUID())
        .setExpirationTime(lifetime)
        .sign(key),
    verify: (token) =>
      jwtVerify(token, key, { algorithms: ['HS256'] }).then(
        ({ payload }) => payload.sub,
        () => undefined,
      ),
  };
}
