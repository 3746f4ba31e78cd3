import type { Mark } from './create-mark.ts';

/** Keys of services that are known by how they begin. Source: the services' own pages on secret scanning. */
const serviceKeys = [
  '(?:AKIA|ASIA)[0-9A-Z]{16}',
  'gh[pousr]_[A-Za-z0-9]{30,}',
  'github_pat_\\w{22,}',
  'glpat-[\\w-]{20,}',
  'xox[abeoprs]-[\\w-]{10,}',
  '[rs]k_(?:live|test)_[A-Za-z0-9]{10,}',
  'whsec_[A-Za-z0-9+/=]{20,}',
  'sk-(?:[a-z]+-)?[A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]{19,}',
  'AIza[\\w-]{35}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'npm_[A-Za-z0-9]{36}',
  'ya29\\.[\\w-]{20,}',
  'hf_[A-Za-z0-9]{30,}',
  'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}',
  'dop_v1_[0-9a-f]{64}',
].join('|');

const serviceKey = new RegExp(`(?<![A-Za-z0-9])(?:${serviceKeys})`, 'g');

/** The password in `scheme://user:password@host`. */
const userInfo = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/?#:@"'<>]{0,200}:)([^\s/?#@"'<>]{1,200})(?=@)/gi;

const basic = /\b(Basic\s+)([A-Za-z0-9+/]{4,}={0,2})(?![\w+/=])/gi;

/** A private key in PEM, from its first line to its last, or to where it was cut. */
const privateKey = /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?/g;

/** Pattern source of every text that may hold one of these. */
export const SECRET_SHAPE_HINT =
  'AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|[rs]k_(?:live|test)_|whsec_|\\bsk-|AIza|SG\\.|npm_|ya29\\.|hf_|shp[acps]|dop_v1_|:\\/\\/[^\\s/]*@|basic ';

/** Redacts private keys in PEM, which go over several lines. */
export const redactPrivateKeys = (text: string, mark: Mark): string => text.replace(privateKey, mark);

/** Redacts what is a secret by its own looks: keys of known services, passwords in addresses, Basic credentials. */
export function redactShapes(text: string, mark: Mark): string {
  return text
    .replace(userInfo, (_match, before: string, password: string) => before + mark(password))
    .replace(basic, (match, scheme: string, value: string) => (isPair(value) ? scheme + mark(value) : match))
    .replace(serviceKey, mark);
}

/** Whether it is the base64 of `user:password`: people write of basic things, too. */
function isPair(base64: string): boolean {
  try {
    return /^[^:\p{Cc}]*:\P{Cc}+$/u.test(atob(base64));
  } catch {
    return false; // No base64, so a word.
  }
}
