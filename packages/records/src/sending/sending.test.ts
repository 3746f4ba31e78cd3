import { expect, test } from 'vitest';
import { judgeStatus } from './judge-status.ts';
import { retryAfterMs } from './retry-after-ms.ts';
import { parseSentAt, sentAtText } from './sent-at.ts';

test.each([
  [200, 'taken'],
  [202, 'taken'],
  [302, 'refused'],
  [400, 'refused'],
  [401, 'barred'],
  [404, 'barred'],
  [408, 'later'],
  [409, 'refused'],
  [413, 'refused'],
  [429, 'later'],
  [500, 'later'],
  [507, 'later'],
] as const)('a status of %i means %s', (status, verdict) => {
  expect(judgeStatus(status)).toBe(verdict);
});

test.each([
  ['3', 3_000],
  ['0', 0],
  ['999999999', 300_000],
  [null, undefined],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
])('Retry-After %s asks for %s ms', (header, ms) => {
  expect(retryAfterMs(header)).toBe(ms);
});

test('when something was sent is read as it was written, in whole ms', () => {
  expect(parseSentAt(sentAtText(1_700_000_000_000.7))).toBe(1_700_000_000_001);
});

test.each(['', ' 1', '-1', '1e3', '12345678901234567', 'Wed, 21 Oct 2026 07:28:00 GMT', undefined])(
  '%s is no time of sending',
  (header) => {
    expect(parseSentAt(header)).toBeUndefined();
  },
);
