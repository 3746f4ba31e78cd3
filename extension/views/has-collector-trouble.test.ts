import { expect, test } from 'vitest';
import type { PipelineStatus } from '../messages/panel-messages.ts';
import { hasCollectorTrouble } from './has-collector-trouble.ts';

const usual = { collectorUrl: 'http://127.0.0.1:37438' };
const none = { sent: 0, waiting: 3, onDisk: 0, refused: 0, shed: 0 };
const down = (kind: string, sent = 0): PipelineStatus => ({
  collector: { state: 'down', fault: { kind, message: 'It is down.', hint: '' } },
  batches: { ...none, sent },
});

test.each<[string, PipelineStatus | undefined, { collectorUrl: string }, boolean]>([
  ['nothing is known yet', undefined, usual, false],
  ['it takes batches', { collector: { state: 'up' }, batches: none }, usual, false],
  ['none is set', { collector: { state: 'off' }, batches: none }, { collectorUrl: '' }, false],
  ['none ever answered at the usual address', down('unreachable'), usual, false],
  ['one that took batches is gone', down('unreachable', 1), usual, true],
  ['none answers at an address that somebody set', down('unreachable'), { collectorUrl: 'http://c.example' }, true],
  ['it answers, and takes nothing', down('bad-token'), usual, true],
  ['it refused a batch', { collector: { state: 'up' }, batches: { ...none, refused: 1 } }, usual, true],
])('where %s', (_, status, settings, expected) => {
  expect(hasCollectorTrouble(status, settings)).toBe(expected);
});
