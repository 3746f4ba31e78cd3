import type { DriftRecord, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { describeRefusedWorkers } from '../views/describe-refused-workers.ts';
import { unseenWorkers } from './unseen-workers.ts';

const header = { id: 'b' as never, originMs: 1 };
const sessions = [{ header, fromStart: true, sinceMs: 1, knownToT: 0, missing: 0 }];
const inSession = (session: SessionId, record: DriftRecord) => ({ session, originMs: 1, record });
const unseen = (seq: number, url?: string, why?: 'policy'): DriftRecord => ({
  kind: 'recorder.unseen',
  seq,
  t: seq,
  what: 'worker',
  ...(url !== undefined && { url }),
  ...(why !== undefined && { why }),
});

test('workers of the page that is shown are named by their addresses, each once', () => {
  const records = [
    inSession('a' as never, unseen(1, 'https://a.example/former.js')),
    inSession('b' as never, unseen(1, 'https://a.example/socket.js')),
    inSession('b' as never, { kind: 'recorder.on', seq: 2, t: 2, fromStart: true }),
    inSession('b' as never, unseen(3, 'https://a.example/socket.js')),
    inSession('b' as never, unseen(4)),
  ];
  expect(unseenWorkers({ sessions, records })).toEqual({
    addresses: ['https://a.example/socket.js', 'one without an address'],
    isRefused: false,
  });
});

test('where no page is shown there is no worker of it', () => {
  expect(unseenWorkers({ sessions: [], records: [] })).toEqual({ addresses: [], isRefused: false });
});

test('what a policy refused is remembered for the pages after it', () => {
  const records = [
    inSession('a' as never, unseen(1, 'https://a.example/socket.js', 'policy')),
    inSession('b' as never, unseen(1, 'https://a.example/socket.js')),
  ];
  expect(unseenWorkers({ sessions, records }).isRefused).toBe(true);
  expect(describeRefusedWorkers({ sessions, records })).toBeUndefined();
});

test('the page whose own worker was refused is told to be loaded anew', () => {
  const records = [inSession('b' as never, unseen(1, 'https://a.example/socket.js', 'policy'))];
  expect(describeRefusedWorkers({ sessions, records })).toContain('may be broken until the page is reloaded');
  expect(describeRefusedWorkers({ sessions, records, file: { name: 'a.drift', fault: undefined } })).toBeUndefined();
});
