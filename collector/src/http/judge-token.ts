import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Refusal, refusal } from './refusal.ts';

/** Builds the check of `Authorization: Bearer TOKEN`. With no token, or an empty one, everybody may. */
export function createTokenJudge(token: string | undefined): (request: IncomingMessage) => Refusal | undefined {
  if (!token) return () => undefined;
  const wanted = digest(`Bearer ${token}`);
  return (request) => {
    const given = request.headers.authorization;
    if (given !== undefined && timingSafeEqual(digest(given), wanted)) return undefined;
    return refusal(
      401,
      'bad-token',
      given === undefined ? 'The collector asks for a token, and none was sent.' : 'The token is not the collector’s.',
      'Put the value of DRIFTSCOPE_TOKEN into the settings of the extension or the options of the probe.',
    );
  };
}

/** Of one length, whatever was sent, so that the comparison takes the same time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
