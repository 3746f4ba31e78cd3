import { expect, test } from 'vitest';
import { incidentsOfRelease, reportOfRelease } from './release-address.ts';

test('a release leads to the incidents that it is counted by', () => {
  expect(incidentsOfRelease('team chat', '2.0+b 1', { app: 'other', severity: 'high', limit: '6' })).toBe(
    '/?severity=high&app=team+chat&release=2.0%2Bb+1',
  );
});

test('and to its report, from the day on which it was first seen', () => {
  const seen = { firstAt: new Date('2026-03-01T00:30').getTime(), lastAt: 0, sessions: 1, driftedSessions: 0 };
  const release = { ...seen, release: '7', verdict: 'alone', subject: { count: 0, hours: 1 } } as const;
  expect(reportOfRelease('chat', release, {})).toBe('/reports?from=2026-03-01&app=chat&release=7');
  expect(reportOfRelease('chat', release, { withImported: 'true' })).toMatch(/&withImported=true$/);
});
