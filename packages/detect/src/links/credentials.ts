import { isJsonObject, type Json } from '@driftscope/records';

/** Leaves that stand for "not there yet": they come from a token that was read too early. */
const placeholders = new Set([
  '',
  'null',
  'undefined',
  'NaN',
  '[object Object]',
  'Bearer',
  'Bearer null',
  'Bearer undefined',
]);

const secretName = /token|jwt|auth|secret|session|password|credential|api_?key|cookie/i;

/** Whether what has this name is for proving who one is. */
export const isSecretName = (name: string): boolean => secretName.test(name);

/** All texts in a CONNECT packet's `auth` that can be a credential. Empty: the socket said who it is by nothing. */
export function credentialsIn(auth: Json | undefined): readonly string[] {
  if (typeof auth === 'string') return placeholders.has(auth.trim()) ? [] : [auth];
  if (Array.isArray(auth)) return auth.flatMap(credentialsIn);
  return isJsonObject(auth) ? Object.values(auth).flatMap(credentialsIn) : [];
}

/** Those of the texts that are secrets, going by their names or by what redaction made of them: not versions, devices, languages. */
export function secretsIn(auth: Json | undefined, name = 'auth'): readonly string[] {
  if (Array.isArray(auth)) return auth.flatMap((item: Json) => secretsIn(item, name));
  if (isJsonObject(auth)) return Object.entries(auth).flatMap(([field, value]) => secretsIn(value, field));
  return credentialsIn(auth).filter((text) => secretName.test(name) || text.includes('[redacted:'));
}

/** Whether what is shown is a token, as users are given one, and not a key of the app. */
export const isUserToken = (auth: Json | undefined): boolean =>
  isJsonObject(auth) &&
  Object.entries(auth).some(
    ([name, value]) => /token|jwt|session|bearer|authorization/i.test(name) && secretsIn(value, name).length > 0,
  );

/** Whether the app meant to send credentials, and there were none yet: an object without fields, or one that has no value. */
export function isEmptied(auth: Json | undefined): boolean {
  if (!isJsonObject(auth) || credentialsIn(auth).length > 0) return false;
  const values = Object.values(auth);
  return values.length === 0 || values.some((value) => value === null || typeof value === 'string');
}

/** Whether the address itself carries a credential, as a query parameter. */
export const hasCredentialInQuery = (url: string): boolean => secretsInQuery(url).length > 0;

/** The credentials that an address itself carries, as query parameters. */
export function secretsInQuery(url: string): readonly string[] {
  const query = url.split('?')[1] ?? '';
  return [...new URLSearchParams(query)].flatMap(([name, value]) =>
    secretName.test(name) ? credentialsIn(value) : [],
  );
}

/** Whether something sent by a socket hands over a credential: under a telling name, or one that is known. */
export function carriesCredential(name: string, args: readonly Json[], known: ReadonlySet<string>): boolean {
  const isTelling = /^(re-?)?(auth|authenticate|login|log-in|identify)/i.test(name);
  return args.some((arg) => (isTelling ? credentialsIn(arg).length > 0 : holdsCredential(arg, known)));
}

function holdsCredential(value: Json, known: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return known.has(value);
  if (Array.isArray(value)) return value.some((item: Json) => holdsCredential(item, known));
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(
    ([name, item]) =>
      (secretName.test(name) && typeof item === 'string' && credentialsIn(item).length > 0) ||
      holdsCredential(item, known),
  );
}
