const SECRET = 'Zq4vX9wK2mB7nL5tR8yH3dF6gJ1cP0sA';

const jwk = { kty: 'EC', crv: 'P-256', x: 'cHVibGljLXg', y: 'cHVibGljLXk', d: `jwkprivate${SECRET}` };

/** What no one but the page may ever read. In parts where a scan of the sources would take it for real. */
export const planted = {
  bearer: `opaque+bearer/${SECRET}==`,
  refresh: 'refresh-9f8e7d6c5b4a',
  session: 's3ss10n.4b5c6d7e',
  jwt: `eyJhbGciOiJIUzI1NiJ9.${base64Url('{"sub":"u_planted","name":"Alice"}')}.c2lnbmF0dXJlLXBsYW50ZWQ`,
  password: 'hunter2 "ß" & more',
  card: '4111 1111 1111 1111',
  cardDashed: '5555-5555-5555-4444',
  apiKey: 'plainkey-0a1b2c3d4e5f',
  pem: `-----BEGIN PRIVATE ${'KEY'}-----\nMIIEvplanted${SECRET}\n${SECRET}Zm9v\n-----END PRIVATE KEY-----`,
  jwk,
  github: `ghp_${SECRET}abcd`,
  stripe: `sk_live_${SECRET}`,
  aws: `AKIA${'PLANTEDPLANTEDPL'}`,
  basicUrl: 'https://bob:basic-pass-77@internal.test/path',
};

export type Planted = typeof planted;

/** The parts that must not be found: of a key its private part, of an address its password. */
export const secretParts: Readonly<Record<string, string>> = {
  bearer: planted.bearer,
  refresh: planted.refresh,
  session: planted.session,
  'claims of the jwt': planted.jwt.split('.')[1] ?? '',
  'signature of the jwt': 'c2lnbmF0dXJlLXBsYW50ZWQ',
  password: planted.password,
  card: planted.card,
  'digits of the card': planted.card.replaceAll(' ', ''),
  'other card': planted.cardDashed,
  apiKey: planted.apiKey,
  pem: `MIIEvplanted${SECRET}`,
  jwk: jwk.d,
  github: planted.github,
  stripe: planted.stripe,
  aws: planted.aws,
  'password in an address': 'basic-pass-77',
};

function base64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
