import type { DriftRecord, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { unseenWorkers } from './unseen-workers.ts';

const header = { id: 'b' as never, originMs: 1 };
const sessions = [{ header, fromStart: true, sinceMs: 1, knownToT: 0, missing: 0 }];
const inSession = (session: SessionId, record: DriftRecord) => ({ session, originMs: 1, record });
const unseen = (seq: number, url?: string): DriftRecord => ({
  kind: 'recorder.unseen',
  seq,
  t: seq,
  what: 'worker',
  ...(url !== undefined && { url }),
});

test('workers of the page that is shown are named by their addresses, each once', () => {
  const records = [
    inSession('a' as never, unseen(1, 'https://a.example/former.js')),
    inSession('b' as never, unseen(1, 'https://a.example/socket.js')),
    inSession('b' as never, { kind: 'recorder.on', seq: 2, t: 2, fromStart: true }),
    inSession('b' as never, unseen(3, 'https://a.example/socket.js')),
    inSession('b' as never, unseen(4)),
  ];
  expect(unseenWorkers({ sessions, records })).toEqual(['https://a.example/socket.js', 'one of no address']);
});

test('where no page is shown there is no worker of it', () => {
  expect(unseenWorkers({ sessions: [], records: [] })).toEqual([]);
});
