import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createDetector, IncidentPageSchema, type IncidentSummary } from '@driftscope/detect';
import {
  createRecordingWriter,
  type ImportedRecording,
  ImportedRecordingSchema,
  type SessionId,
  SessionPageSchema,
} from '@driftscope/records';
import { Value } from 'typebox/value';
import { describe, expect, it, vi } from 'vitest';
import { makeBatch } from '../testing/make-batch.ts';
import { makeToken } from '../testing/make-token.ts';
import { type Answer, startTestCollector, type TestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const fileOf = (name: string) => readFile(fileURLToPath(new URL(`../analyze/testing/${name}`, import.meta.url)));

/** Two pages and a server: one page misses what was sent while its socket was down. */
const recording = await fileOf('missed-messages.drift');

/** One page, whose socket is lost and comes back, and nothing is read again. */
const har = await fileOf('gap.har');

const send = (collector: TestCollector, file: Uint8Array | string, headers: Record<string, string> = {}, query = '') =>
  collector.post(file, { path: `/api/v1/recordings${query}`, headers: { 'content-type': '', ...headers } });

const remove = (collector: TestCollector, id: string, headers: Record<string, string> = {}) =>
  collector.post({}, { method: 'DELETE', path: `/api/v1/sessions/${id}`, headers });

function importedOf({ status, body }: Answer): ImportedRecording {
  expect({ status, body }).toMatchObject({ status: 202 });
  return Value.Parse(ImportedRecordingSchema, body);
}

/** What a collector has of these sessions, but for when, from where and in how many batches it came, and what was found in it. */
async function contentsOf({ get }: TestCollector, sessions: readonly SessionId[]) {
  return Promise.all(
    sessions.map(async (id) => {
      const { body } = await get(`/api/v1/sessions/${id}`);
      const {
        heardAt: _heardAt,
        batches: _batches,
        imported: _imported,
        incidents: _incidents,
        ...session
      } = Object(body);
      return { session, records: (await get(`/api/v1/sessions/${id}/records?limit=10000`)).body };
    }),
  );
}

async function incidentsOf({ get }: TestCollector): Promise<readonly IncidentSummary[]> {
  return Value.Parse(IncidentPageSchema, (await get('/api/v1/incidents')).body).incidents;
}

/** Detection follows after the answer. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 100 });

async function kindsOf(collector: TestCollector): Promise<readonly string[]> {
  return (await incidentsOf(collector)).map(({ kind }) => kind).sort();
}

describe('a recording that is imported', () => {
  it('gives the same sessions, records and incidents as where it was exported', { timeout: 60_000 }, async () => {
    const first = await startTestCollector({ createDetector });
    const { sessions } = importedOf(await send(first, recording));
    expect(sessions).toHaveLength(3);
    await eventually(async () => expect(await kindsOf(first)).toEqual(['gap.missed-events', 'gap.no-resync']));

    const second = await startTestCollector({ createDetector });
    for (const id of sessions) {
      const file = await (await fetch(`${first.url}/api/v1/sessions/${id}/export`)).bytes();
      const imported = importedOf(await send(second, file));
      const { batches } = imported;
      expect(imported).toEqual({ sessions: [id], added: [id], batches, stored: batches });
    }
    expect(await contentsOf(second, sessions)).toEqual(await contentsOf(first, sessions));
    await eventually(async () => expect(await incidentsOf(second)).toEqual(await incidentsOf(first)));
  });

  it('brings nothing when it comes again', async () => {
    const collector = await startTestCollector();
    const { sessions, batches, stored } = importedOf(await send(collector, recording));
    expect(stored).toBe(batches);
    const before = await contentsOf(collector, sessions);
    expect(importedOf(await send(collector, recording))).toEqual({ sessions, added: [], batches, stored: 0 });
    expect(await contentsOf(collector, sessions)).toEqual(before);
  });

  it('is taken as far as it goes where it was cut, which is said, and completed by the whole one', async () => {
    const collector = await startTestCollector();
    const cut = importedOf(await send(collector, recording.subarray(0, recording.length - 2_000)));
    expect(cut).toMatchObject({ incomplete: { kind: 'truncated-recording' } });
    expect(cut.batches).toBeGreaterThan(0);
    const whole = importedOf(await send(collector, recording));
    expect(whole).not.toHaveProperty('incomplete');
    expect(whole.stored).toBe(whole.batches - cut.batches);
    const other = await startTestCollector();
    await send(other, recording);
    expect(await contentsOf(collector, whole.sessions)).toEqual(await contentsOf(other, whole.sessions));
  });

  it('is read up to where it is damaged', async () => {
    const pieces: Uint8Array[] = [];
    const writer = createRecordingWriter((bytes) => pieces.push(bytes));
    writer.add(makeBatch({ seqs: [1, 2] }));
    writer.flush();
    const collector = await startTestCollector();
    const file = Buffer.concat([...pieces, gzipSync('{"v":1}\n')]);
    const incomplete = { kind: 'damaged-recording', message: expect.stringContaining('Line 3') };
    expect(importedOf(await send(collector, file))).toMatchObject({ sessions: ['s1'], stored: 1, incomplete });
    expect(await collector.get('/api/v1/sessions/s1')).toMatchObject({ body: { records: 2 } });
  });

  it('is refused where one of its sessions is another one here', async () => {
    const collector = await startTestCollector();
    const { sessions } = importedOf(await send(collector, recording));
    const other = await startTestCollector();
    await other.post(makeBatch({ session: sessions[0] ?? '', header: { originMs: 1 } }));
    const error = { kind: 'session-conflict' };
    expect(await send(other, recording)).toMatchObject({ status: 409, body: { error } });
  });
});

describe('a session that was imported', () => {
  it('says from which file it came', async () => {
    const collector = await startTestCollector();
    await collector.post(makeBatch({ session: 'sent' }));
    const { sessions } = importedOf(await send(collector, recording, {}, '?name=a%20b.drift'));
    const listed = Value.Parse(SessionPageSchema, (await collector.get('/api/v1/sessions?imported=true')).body);
    expect(listed.sessions.map(({ id }) => id).sort()).toEqual(sessions.toSorted());
    expect(listed.sessions[0]?.imported).toEqual({ at: expect.any(Number), file: 'a b.drift' });
  });

  it('is removed with its incidents, which come again with the file', { timeout: 60_000 }, async () => {
    const collector = await startTestCollector({ createDetector });
    const { sessions } = importedOf(await send(collector, recording));
    const found = ['gap.missed-events', 'gap.no-resync'];
    await eventually(async () => expect(await kindsOf(collector)).toEqual(found));
    const removed = await Promise.all(sessions.map((id) => remove(collector, id)));
    expect(removed.map(({ status }) => status)).toEqual(sessions.map(() => 200));
    expect(await kindsOf(collector)).toEqual([]);
    expect((await collector.get('/api/v1/sessions')).body).toEqual({ sessions: [] });

    expect(importedOf(await send(collector, recording)).added).toEqual(sessions);
    await eventually(async () => expect(await kindsOf(collector)).toEqual(found));
  });

  it('is removed for good, also where it is only being judged', { timeout: 30_000 }, async () => {
    const collector = await startTestCollector({ createDetector });
    const { sessions } = importedOf(await send(collector, recording));
    for (const id of sessions) await remove(collector, id);
    // What is imported afterwards is judged afterwards.
    importedOf(await send(collector, har));
    await eventually(async () => expect(await kindsOf(collector)).toEqual(['gap.no-resync']));
  });

  it('is the only one that can be removed, and by an admin alone', async () => {
    const dataDir = await temporaryFolder();
    const [admin, read] = [makeToken(dataDir, 'admin'), makeToken(dataDir, 'read')];
    const collector = await startTestCollector({ dataDir });
    await collector.post(makeBatch({ session: 'sent' }));
    const [id = ''] = importedOf(await send(collector, har)).sessions;
    expect(await remove(collector, id)).toMatchObject({ status: 401 });
    expect(await remove(collector, id, read.headers)).toMatchObject({ status: 403 });
    const answers = [id, 'sent', 'x'].map((one) => remove(collector, one, admin.headers));
    expect(await Promise.all(answers)).toMatchObject([
      { status: 200, body: { removed: id, withdrawn: expect.any(Number) } },
      { status: 409, body: { error: { kind: 'sent-session' } } },
      { status: 404, body: { error: { kind: 'unknown-session' } } },
    ]);
  });
});

describe('a HAR file that is imported', () => {
  it('is a session, and is judged', { timeout: 30_000 }, async () => {
    const collector = await startTestCollector({ createDetector });
    const { sessions } = importedOf(await send(collector, har, { 'content-type': 'application/json' }));
    expect(sessions).toHaveLength(1);
    await eventually(async () => expect(await kindsOf(collector)).toEqual(['gap.no-resync']));
    expect(importedOf(await send(collector, har))).toMatchObject({ sessions, stored: 0 });
  });

  it('has its secrets taken out', async () => {
    const collector = await startTestCollector();
    const secret = 'correct-horse-battery';
    const request = { method: 'POST', url: 'http://app.test/login', postData: { text: `{"password":"${secret}"}` } };
    const entry = {
      startedDateTime: '2026-01-01T00:00:00Z',
      _resourceType: 'fetch',
      request,
      response: { status: 204 },
    };
    const { sessions } = importedOf(await send(collector, JSON.stringify({ log: { entries: [entry] } })));
    const kept = JSON.stringify(await contentsOf(collector, sessions));
    expect(kept).toContain('http://app.test/login');
    expect(kept).toContain('[redacted:');
    expect(kept).not.toContain(secret);
  });

  it('that is saved again later is not mixed with what was there', async () => {
    const collector = await startTestCollector();
    const [id] = importedOf(await send(collector, har)).sessions;
    const { log } = JSON.parse(har.toString());
    const later = JSON.stringify({ log: { ...log, entries: log.entries.slice(0, -1) } });
    expect(importedOf(await send(collector, later)).sessions).not.toContain(id);
  });
});

describe('what is no recording', () => {
  /** The first bytes of a recording, and then a line that would fill the memory. */
  const bomb = Buffer.concat([
    gzipSync('{"driftscope":"recording","v":1}\n'),
    gzipSync(Buffer.alloc(80 * 1024 * 1024, ' '), { level: 1 }),
  ]);

  it.each([
    ['nothing', '', 400, 'empty-body'],
    ['text', 'hello', 400, 'foreign-file'],
    ['one byte', 'x', 400, 'foreign-file'],
    ['other JSON', '{"hello":"world"}', 400, 'not-a-har'],
    ['a HAR file that was cut', har.subarray(0, 5_000), 400, 'foreign-file'],
    ['a HAR file with a strange entry', '{"log":{"entries":[{"startedDateTime":"soon"}]}}', 400, 'invalid-har'],
    ['something else in gzip', gzipSync('hello\n'), 400, 'not-a-recording'],
    ['the recording of a later version', gzipSync('{"driftscope":"recording","v":2}\n'), 400, 'unsupported-version'],
    ['a recording of which nothing is left', recording.subarray(0, 60), 400, 'truncated-recording'],
    ['a bomb', bomb, 400, 'damaged-recording'],
    ['more than 64 MiB', Buffer.alloc(64 * 1024 * 1024 + 1, ' '), 413, 'oversized-file'],
  ])('is refused: %s', async (_name, file, status, kind) => {
    const collector = await startTestCollector();
    const error = { kind, message: expect.any(String), hint: expect.any(String) };
    expect(await send(collector, file)).toMatchObject({ status, body: { error } });
    const { sessions } = Value.Parse(SessionPageSchema, (await collector.get('/api/v1/sessions')).body);
    expect(sessions).toEqual([]);
  });

  it('is refused when it does not say how large it is, too', async () => {
    const { url } = await startTestCollector();
    const piece = new Uint8Array(1024 * 1024).fill(0x20);
    const pieces = Array.from({ length: 65 }, () => piece);
    const init = { method: 'POST', body: ReadableStream.from(pieces), duplex: 'half' } as const;
    const response = await fetch(`${url}/api/v1/recordings`, init);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { kind: 'oversized-file' } });
  });

  it('is refused with a second packing', async () => {
    const collector = await startTestCollector();
    const answer = await send(collector, gzipSync(recording), { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 415, body: { error: { kind: 'unknown-encoding' } } });
  });
});

it('asks those who import for the token', async () => {
  const collector = await startTestCollector({ token: 'secret' });
  expect(await send(collector, recording)).toMatchObject({ status: 401, body: { error: { kind: 'bad-token' } } });
  expect(await send(collector, recording, { authorization: 'Bearer secret' })).toMatchObject({ status: 202 });
});
