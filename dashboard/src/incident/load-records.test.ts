import type { IncidentDetail } from '@driftscope/detect';
import { type DriftRecord, fail, ok, type SessionDetail, type SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { testSummary } from '../incidents/test-summary.ts';
import { evidenceRecords, withEvidence } from './evidence-records.ts';
import { loadRecords } from './load-records.ts';

const client = 'client' as SessionId;
const server = 'server' as SessionId;

const incident: IncidentDetail = {
  ...testSummary({ session: client, at: 100_000, untilAt: 110_000 }),
  witness: [{ says: 'The server sent it.', session: server, seq: 5, at: 101_000 }],
  evidence: [
    { session: client, seq: 3, at: 100_000, role: 'lost', record: { kind: 'page.offline', seq: 3, t: 40_000 } },
  ],
  advice: '',
  spans: [],
  errors: [],
  history: [],
};

const session = (id: SessionId): SessionDetail => ({
  id,
  originMs: 60_000,
  records: 9,
  lastSeq: 9,
  lastAt: 120_000,
  users: [],
  incidents: 0,
  heardAt: 120_000,
  batches: 1,
  holes: [],
});

test('records of all sessions in the incident are read, and of before what is needed to understand them', async () => {
  const asked: string[] = [];
  const before: DriftRecord = { kind: 'socket.open', socket: 1, seq: 1, t: 10 };
  const around: DriftRecord = { kind: 'page.offline', seq: 2, t: 40_000 };
  const loaded = await loadRecords(
    {
      session: async (id) => ok(session(id as SessionId)),
      records: async (id, query) => {
        asked.push(`${id} ${query.get('from')}–${query.get('to')} ${query.getAll('kind').join()}`);
        return ok({ records: query.has('kind') ? [before] : [around] });
      },
    },
    incident,
  );
  expect(asked.sort()).toEqual([
    'client 0–30000 socket.*,store.found,identity.*',
    'client 30000–60000 ',
    'server 0–30000 socket.*,store.found,identity.*',
    'server 30000–60000 ',
  ]);
  expect(loaded.map((entry) => [entry.session, entry.record.seq])).toEqual([
    [client, 1],
    [client, 2],
    [server, 1],
    [server, 2],
  ]);
});

test('a session that is gone leaves the others, and the evidence that came with the incident', async () => {
  const gone = fail('unknown-session', 'There is none.', '');
  const loaded = await loadRecords({ session: async () => gone, records: async () => gone }, incident);
  expect(withEvidence(loaded, evidenceRecords(incident))).toEqual([
    { session: client, originMs: 60_000, record: { kind: 'page.offline', seq: 3, t: 40_000 } },
  ]);
});

test('a record that was read is not shown twice', () => {
  const evidence = evidenceRecords(incident);
  expect(withEvidence(evidence, evidence)).toHaveLength(1);
});
