import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { textFrame } from '../testing/frames.ts';
import { createRedactor } from './create-redactor.ts';
import { createSecretNames } from './secret-name.ts';

const redactor = createRedactor({ key: new Uint8Array(32).fill(7) });
const secretNames = createSecretNames(() => undefined);
const mark = /\[redacted:[0-9a-f]{12}\]/;
/** In two parts, so that nobody's scan takes the test for a leak. */
const key = (start: string, rest: string): string => start + rest;
const letters = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';

function text(input: string): string {
  const record = redactor.record(textFrame('in', 1, input));
  return record.kind === 'socket.frame' ? (record.text ?? '') : '';
}

function state(input: Json): Json {
  const record = redactor.record({ kind: 'store.snapshot', seq: 1, t: 0, store: 1, state: input });
  return record.kind === 'store.snapshot' ? record.state : null;
}

test.each([
  ['of AWS', key('AKIA', 'IOSFODNN7EXAMPLE')],
  ['of GitHub', key('ghp_', letters)],
  ['of GitLab', key('glpat-', letters.slice(0, 20))],
  ['of Slack', key('xoxb-', '123456789012-abcdefABCDEF')],
  ['of Stripe', key('sk_live_', letters)],
  ['of Google', key('AIza', letters.slice(0, 35))],
  ['of SendGrid', key('SG.', `${letters.slice(0, 22)}.${letters}`)],
  ['of npm', key('npm_', letters)],
  ['of a model', key('sk-', `proj-${letters}`)],
])('a key %s is gone from any text, under any name, and as a name', (_whose, secret) => {
  for (const left of [
    text(`{"note":"use ${secret} here"}`),
    text(`Error: request with ${secret} failed`),
    JSON.stringify(state({ a: [secret], [secret]: 1 })),
  ]) {
    expect(left).not.toContain(secret);
    expect(left).toMatch(mark);
  }
});

test('a password in an address is gone, and the user and the host stay', () => {
  expect(text('GET https://bob:hunter2@app.test:8080/a failed')).toMatch(
    /^GET https:\/\/bob:\[redacted:\w{12}\]@app\.test:8080\/a failed$/,
  );
  expect(text('https://app.test:8080/@bob')).toBe('https://app.test:8080/@bob');
});

test('Basic credentials are gone, and basic words stay', () => {
  expect(text(`Authorization: Basic ${btoa('bob:hunter2')}`)).toMatch(/^Authorization: Basic \[redacted:\w{12}\]$/);
  expect(text('a basic question, Basic knowledge')).toBe('a basic question, Basic knowledge');
});

test('the private parts of a JSON Web Key are gone, and its public ones stay', () => {
  const jwk = { kty: 'EC', crv: 'P-256', x: 'public-x', y: 'public-y', d: 'private-d' };
  expect(state({ jwk })).toEqual({ jwk: { ...jwk, d: expect.stringMatching(mark) } });
  expect(text(JSON.stringify(jwk))).not.toContain('private-d');
  const bond = { d: 'some text', p: 'page' };
  expect(state(bond)).toBe(bond);
});

test('a field of a multipart form is gone, and the others stay', () => {
  const form = (password: string) =>
    `--b\r\nContent-Disposition: form-data; name="user"\r\n\r\nbob\r\n--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${password}\r\n--b--\r\n`;
  const left = text(form('two\r\nlines'));
  expect(left.replace(mark, '')).toBe(form(''));
});

test('headers in a text lose their credentials', () => {
  for (const line of ['X-Api-Key: hunter2', 'Cookie: a=hunter2; b=c', 'set-cookie: sid=hunter2; path=/']) {
    expect(text(`failed with ${line}`)).not.toContain('hunter2');
  }
});

test('a session in an address is gone, and the session id of a connection stays', () => {
  expect(text('https://a.test/?PHPSESSID=hunter2&sessionId=hunter2')).not.toContain('hunter2');
  const poll = 'https://a.test/socket.io/?EIO=4&transport=polling&sid=Zk3hJ8sdfkjAAAB&code=42';
  expect(text(poll)).toBe(poll);
});

test('base64 that says a credential is gone as a whole, and other base64 stays', () => {
  const hidden = btoa('{"user":"bob","password":"hunter2"}');
  expect(text(hidden)).toMatch(mark);
  expect(state({ saved: hidden })).toEqual({ saved: expect.stringMatching(mark) });
  const plain = btoa('{"user":"bob","theme":"dark and calm"}');
  expect(text(plain)).toBe(plain);
});

test('ids, hashes and what people write stay as they are', () => {
  const hex = fc.stringMatching(/^[0-9a-f]{24,64}$/);
  const id = fc.stringMatching(/^[a-z]{1,4}_[0-9A-Za-z]{8,24}$/);
  const slug = fc.stringMatching(/^[a-z]{2,8}(-[a-z0-9]{2,8}){1,5}$/);
  const nano = fc.stringMatching(/^[A-Za-z0-9_-]{21}$/);
  const ulid = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  const words = fc.stringMatching(/^([a-z]{2,9}[,.:?]? ){1,8}[a-z]{2,9}$/);
  const any = fc.oneof(hex, id, slug, nano, ulid, words, fc.uuid(), fc.date({ noInvalidDate: true }).map(String));
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(fc.uuid(), nano), any), (value) => {
      const json = JSON.stringify(value);
      // `sk-` and twenty more is how keys begin, and slugs may; so is `xoxb-` and ten more.
      fc.pre(!/eyJ|AKIA|ASIA|\bsk-|\bxox|password|secret|token|cookie/i.test(json));
      // An id may end as a secret's name does (`V1StGXR8_Z5jdHi6B-OTP`), and people may write one: `cvv: 123`.
      fc.pre((json.match(/[\w-]+(?="?:)/g) ?? []).every((name) => secretNames(name) === 'none'));
      expect(state(value)).toBe(value);
      expect(text(json)).toBe(json);
    }),
    { numRuns: 500 },
  );
});

test('what a query or a form says behind its escapes is redacted too', () => {
  const json = encodeURIComponent('{"user":"bob","token":"hunter2"}');
  expect(text(`https://a.test/events?data=${json}&n=1`)).toMatch(
    /^https:\/\/a\.test\/events\?data=%7B%22user%22%3A%22bob%22%2C%22token%22%3A%22\[redacted:\w{12}\]%22%7D&n=1$/,
  );
  expect(text('name=Bob+B&card=4111+1111%201111+1111')).toMatch(/^name=Bob\+B&card=\[redacted:\w{12}\]$/);
});
