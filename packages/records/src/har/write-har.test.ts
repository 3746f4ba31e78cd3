import { describe, expect, it } from 'vitest';
import { parseBatch } from '../parse/parse-batch.ts';
import type { DriftRecord } from '../record.ts';
import { gatherSessions, type RecordedSession } from '../recording/gather-sessions.ts';
import { parseHar } from './parse-har.ts';
import { writeHar } from './write-har.ts';

const originMs = Date.parse('2026-01-02T03:04:05.000Z');

function session(records: readonly object[], header: object = {}): RecordedSession {
  const numbered = records.map((record, index) => ({ seq: index + 1, ...record }));
  const batch = parseBatch({
    v: 1,
    session: { id: 's1', originMs, url: 'https://app.test/', ...header },
    batch: 1,
    records: numbered,
  });
  if (!batch.ok) throw new Error(batch.error.message);
  return { header: batch.value.session, records: batch.value.records, knownToT: 10_000 };
}

/** As a file: whatever is `undefined` or of no JSON is gone. */
function read(har: object): readonly RecordedSession[] {
  const parsed = parseHar(JSON.parse(JSON.stringify(har)));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return gatherSessions(parsed.value);
}

const page = [
  { t: 0, kind: 'recorder.on', fromStart: true },
  { t: 0, kind: 'page.load', url: 'https://app.test/' },
  {
    t: 10,
    kind: 'http.request',
    request: 1,
    api: 'fetch',
    method: 'POST',
    url: 'https://app.test/a?x=1',
    body: '{"n":1}',
    auth: 'bearer',
  },
  { t: 20, kind: 'socket.attempt', socket: 1, url: 'wss://app.test/ws?t=1' },
  { t: 20, kind: 'socket.open', socket: 1 },
  { t: 30, kind: 'socket.frame', socket: 1, dir: 'out', n: 1, size: 2, text: '40' },
  { t: 40, kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 3, base64: 'AAEC' },
  { t: 50, kind: 'http.response', request: 1, status: 200, durationMs: 40, contentType: 'application/json' },
  { t: 50, kind: 'http.body', request: 1, body: '{"token":"[redacted:0c8ebe60a26f]"}' },
  { t: 60, kind: 'http.request', request: 2, api: 'xhr', method: 'GET', url: 'https://app.test/b' },
  { t: 90, kind: 'http.failure', request: 2, reason: 'abort', message: 'net::ERR_ABORTED', durationMs: 30 },
  { t: 100, kind: 'http.request', request: 3, api: 'fetch', method: 'GET', url: 'https://app.test/endless' },
];

const without = (records: readonly DriftRecord[]) => records.map(({ seq: _seq, ...record }) => record);

describe('a HAR file that is written', () => {
  it('gives the same records again', () => {
    const [again] = read(writeHar([session(page)]));
    expect(without(again?.records ?? [])).toEqual(page);
  });

  it('is the same after it was read and written', () => {
    const har = writeHar([session(page)]);
    expect(writeHar(read(har)).log.entries).toEqual(har.log.entries);
  });

  it('has what Chrome has in every entry, and the messages of sockets as Chrome has them', () => {
    const { log } = writeHar([session(page)]);
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'Driftscope' }, pages: [{ id: 'page_1' }] });
    for (const entry of log.entries) {
      expect(entry).toMatchObject({
        pageref: 'page_1',
        startedDateTime: expect.stringMatching(/^2026-01-02T03:04:05\.\d{3}Z$/),
        request: { headers: expect.any(Array), queryString: expect.any(Array), cookies: [], headersSize: -1 },
        response: { headers: [], cookies: [], redirectURL: '', content: { size: expect.any(Number) } },
        cache: {},
        timings: { send: 0, wait: expect.any(Number), receive: 0 },
      });
    }
    expect(log.entries.find(({ _resourceType }) => _resourceType === 'websocket')).toMatchObject({
      response: { status: 101, statusText: 'Switching Protocols' },
      _webSocketMessages: [
        { type: 'send', time: (originMs + 30) / 1_000, opcode: 1, data: '40' },
        { type: 'receive', time: (originMs + 40) / 1_000, opcode: 2, data: 'AAEC' },
      ],
    });
  });

  it('has each record once, in its place, however often and where it stands', () => {
    const one = session(page);
    const shuffled = { ...one, records: [...one.records].reverse().concat(one.records) };
    expect(writeHar([shuffled])).toEqual(writeHar([one]));
  });

  it('has the pages of all sessions, and nothing of servers', () => {
    const two = writeHar([session(page), session(page, { id: 's2' }), session([], { id: 's3', server: 'chat' })]);
    expect(two.log.pages).toHaveLength(2);
    expect(read(two)).toHaveLength(2);
  });
});
