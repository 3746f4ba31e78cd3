import type { DriftRecord } from '@driftscope/records';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { makeBatch, originMs } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { readParticipants } from './read-participants.ts';

const frame = (seq: number): DriftRecord => ({
  seq,
  t: seq,
  kind: 'socket.frame',
  socket: 1,
  dir: 'in',
  n: seq,
  size: 1,
  text: '3',
});

it('of a page with much traffic has all that was done in it, and what came last before the incident', async () => {
  const store = openSqliteStore(await temporaryFolder());
  onTestFinished(() => store.close());
  const count = 45_000;
  const records = Array.from({ length: count }, (_, index): DriftRecord => {
    const seq = index + 1;
    const isStep = seq === 2 || seq === count - 1;
    return isStep ? { seq, t: seq, kind: 'ui.click', target: `a#at-${seq}` } : frame(seq);
  });
  for (let from = 0; from < count; from += 5_000) {
    const batch = makeBatch({ batch: from / 5_000 + 1, records: records.slice(from, from + 5_000) });
    await store.sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: originMs }]);
  }
  const [page] = await readParticipants(store.sessions, makeIncident({ untilAt: originMs + count }));
  const clicks = page?.records.filter(({ kind }) => kind === 'ui.click').map(({ seq }) => seq);
  const frames = page?.records.filter(({ kind }) => kind === 'socket.frame').map(({ seq }) => seq) ?? [];
  expect(clicks).toEqual([2, count - 1]);
  // The first of them is its evidence.
  expect([frames.length, frames[0], frames.at(-1)]).toEqual([20_001, 1, count]);
  expect(page?.records.map(({ seq }) => seq)).toEqual([...(clicks ?? []), ...frames].sort((a, b) => a - b));
});
