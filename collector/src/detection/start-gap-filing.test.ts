import type { GapOutcome } from '@driftscope/detect';
import { expect, test } from 'vitest';
import { sessionId } from '../testing/make-batch.ts';
import { startGapFiling } from './start-gap-filing.ts';

const gap: GapOutcome = {
  id: 'g1',
  session: sessionId('s1'),
  app: 'chat',
  at: 0,
  gapMs: 1,
  reason: 'network',
  recovered: false,
};

test('gaps that come together share a commit, and none is lost at the end', async () => {
  const filed: (readonly GapOutcome[])[] = [];
  const fileGaps = async (outcomes: readonly GapOutcome[]) => {
    filed.push(outcomes);
  };
  const filing = startGapFiling({ fileGaps }, () => undefined);
  filing.note(gap);
  filing.note({ ...gap, id: 'g2' });
  await filing.stop();
  await filing.stop();
  expect(filed).toMatchObject([[{ id: 'g1' }, { id: 'g2' }]]);
});

test('what cannot be filed is told of, and stops nothing', async () => {
  const faults: string[] = [];
  const fileGaps = async () => {
    throw new Error('The disk is full.');
  };
  const filing = startGapFiling({ fileGaps }, ({ kind }) => faults.push(kind));
  filing.note(gap);
  await filing.stop();
  expect(faults).toEqual(['gap-filing']);
});
