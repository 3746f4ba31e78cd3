import { type Batch, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createFileModel } from './create-file-model.ts';
import { readRecording } from './read-recording.ts';
import { recordedSessions } from './recorded-sessions.ts';
import { writeRecording } from './write-recording.ts';

test('what a panel has is the same after it was saved and read', async () => {
  const { recorded, batches } = await roundTrip([session('a', 2_500), session('b', 3)]);
  expect(batches.map(({ session: { id }, batch, records, until }) => [id, batch, records.length, until])).toEqual([
    ['a', 1, 1_000, undefined],
    ['a', 2, 1_000, undefined],
    ['a', 3, 500, 9_000],
    ['b', 1, 3, 9_000],
  ]);
  expect(recorded.map(({ records }) => records.length)).toEqual([2_500, 3]);
});

test('the recording inside a ticket is read', async () => {
  const bytes = Buffer.concat([...written([session('a', 3)])]);
  const ticket = `<!doctype html><a href="data:application/gzip;base64,${bytes.toString('base64')}">Save</a>`;
  const { batches, fault } = await readRecording(new Blob([ticket]));
  expect(fault).toBeUndefined();
  expect(gather(batches, 'a').records).toHaveLength(3);
});

test('a session whose records were let go is still there', async () => {
  const { recorded } = await roundTrip([session('a', 0)]);
  expect(recorded).toMatchObject([{ header: { id: 'a' }, knownToT: 9_000, records: [] }]);
});

test('a file with batches twice and records missing shows each once, and how many are missing', () => {
  const { header, records, knownToT } = session('a', 5);
  const [first, second, , fourth] = records;
  if (first === undefined || second === undefined || fourth === undefined) throw new Error('too few records');
  const model = createFileModel('a.drift', {
    recorded: [{ header, knownToT, records: [fourth, first, second, first] }],
    incidents: [],
    fault: undefined,
  });
  const { sessions, records: shown } = model.getState();
  expect(shown.map(({ record }) => record.seq)).toEqual([1, 2, 4]);
  expect(sessions).toMatchObject([{ missing: 1, fromStart: false }]);
});

function written(sessions: readonly ReturnType<typeof session>[]) {
  const before = createFileModel('x', { recorded: sessions, incidents: [], fault: undefined }).getState();
  return writeRecording(recordedSessions(before));
}

async function roundTrip(sessions: readonly ReturnType<typeof session>[]) {
  const { batches, fault } = await readRecording(new Blob([...written(sessions)]));
  expect(fault).toBeUndefined();
  return { batches, recorded: sessions.map(({ header }) => gather(batches, header.id)) };
}

function gather(batches: readonly Batch[], id: string) {
  const own = batches.filter(({ session: header }) => header.id === id);
  const records = own.flatMap((batch) => batch.records);
  return { header: own[0]?.session, knownToT: own.at(-1)?.until, records };
}

function session(id: string, count: number) {
  const records = Array.from({ length: count }, (_, index) => ({ seq: index + 1, t: index, kind: 'page.online' }));
  const batch = parseBatch({ v: 1, session: { id, originMs: 1_000 }, batch: 1, records });
  if (!batch.ok) throw new Error(batch.error.message);
  return { header: batch.value.session, records: batch.value.records, knownToT: 9_000 };
}
