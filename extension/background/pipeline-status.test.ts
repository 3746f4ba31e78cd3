import { expect, test } from 'vitest';
import { pipelineStatus } from './pipeline-status.ts';

test.each(['null', 'file://', undefined])('origin %s is none that a user could list', (origin) => {
  expect(statusOf(origin).recording).toEqual({ on: true, why: 'all-pages' });
});

test('the origin of a page is told', () => {
  const origin = 'https://app.example:8443';
  expect(statusOf(origin).recording).toEqual({ on: true, why: 'all-pages', origin });
});

const statusOf = (origin: string | undefined) =>
  pipelineStatus({
    uplink: { state: 'up', sent: 0, waiting: 0, onDisk: 0, shed: 0, refused: 0 },
    hasCollector: false,
    shed: 0,
    malformed: 0,
    malformedFault: undefined,
    settingsFault: undefined,
    cost: undefined,
    page: { on: true, why: 'all-pages', origin },
    unrecorded: undefined,
  });
