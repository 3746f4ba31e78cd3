import { idText, type UserFound } from './user-in.ts';

const jwt = /\beyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*/;

/** Claims that name the user, the standard's first. Not `id`, which may be the token's own, nor `name`: others may be called so. */
const idClaims = ['sub', 'user_id', 'userId', 'uid', 'username'];

/** Who a JSON Web Token was made out to, wherever in a text it stands. Its signature is the server's business. */
export function jwtSubject(text: string): UserFound | undefined {
  const payload = jwt.exec(text)?.[1];
  const claims = payload === undefined ? undefined : parseObject(decodeBase64Url(payload));
  const who = idClaims.map((claim) => idText(claims?.[claim])).find((id) => id !== undefined);
  if (claims === undefined || who === undefined) return undefined;
  const label = claims.name ?? claims.preferred_username ?? claims.email;
  return typeof label === 'string' && label !== '' ? { who, label } : { who };
}

function decodeBase64Url(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return ''; // Looked like a token, and is none.
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined; // Nor is this one.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
