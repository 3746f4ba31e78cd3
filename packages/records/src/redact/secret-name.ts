/** Between two words of a name: `api_key`, `api-key`, `apiKey` (case does not count). */
const GAP = '[-_. ]?';

/** Endings of names that hold a credential: `refresh_token`, `userPassword`. */
const endings = [
  'token',
  `pass${GAP}word`,
  'passwd',
  `pass${GAP}phrase`,
  `pass${GAP}code`,
  'secret',
  'authorization',
  'cookie',
  'credential',
  ...['api', 'private', 'secret', 'access', 'session', 'master'].map((word) => `${word}${GAP}key`),
  `card${GAP}number`,
].join('|');

/** Last words that hold a credential. As mere endings they would hit ordinary words. */
const lastWords = ['pwd', 'jwt', 'otp', 'totp', 'cvv2?', 'cvc2?', 'ssn', 'sessid', 'connect\\.sid'].join('|');

/** Pattern source of every text that may hold a secret name: what does not match is passed over quickly. */
export const secretNameHint = `${endings}|${lastWords}|sess(?:ion)?_?id|signature|\\bsig=|\\bcode=|\\bpass\\b`;

const singular = new RegExp(`(?:(?:${endings})|(?:^|[^a-z0-9])(?:${lastWords}))[^a-z0-9]*$`, 'i');
/** Names that are nothing else but a password's. */
const whole = /^pass$/i;

const plural = new RegExp(`(?:${endings})s[^a-z0-9]*$`, 'i');

/** `one`: the value is a credential. `many`: it holds credentials, and a number is their count. */
type SecretName = 'one' | 'many' | 'none';

/** Tells by a value's name alone whether it is a credential. */
export type SecretNames = (name: string) => SecretName;

/** Names are few and come again with every record. The bound is for maps that are keyed by data. */
const CACHE_MAX = 4096;

/** Builds the judgement of names. It remembers what it judged. `said`: the user's word, which goes before ours. */
export function createSecretNames(said: (name: string) => 'redact' | 'allow' | undefined): SecretNames {
  const cache = new Map<string, SecretName>();
  return (name) => {
    const before = cache.get(name);
    if (before !== undefined) return before;
    const word = said(name);
    const answer = word === undefined ? judge(name) : word === 'redact' ? 'one' : 'none';
    if (cache.size >= CACHE_MAX) cache.clear();
    cache.set(name, answer);
    return answer;
  };
}

/** Names that hold a credential in an address, a form or a cookie, and may be something else in JSON. */
const parameterName = /sess(?:ion)?_?id$|signature$|^sig$|^pass$/i;

/** Whether a parameter of an address, a form or a cookie is a credential, where its name alone means one only there. */
export function isSecretParameter(name: string, value: string): boolean {
  return parameterName.test(name) || (name === 'code' && value.length >= 16);
}

function judge(name: string): SecretName {
  if (singular.test(name) || whole.test(name)) return 'one';
  return plural.test(name) ? 'many' : 'none';
}
