import { describe, expect, it } from 'vitest';
import { parseBatch } from '../parse/parse-batch.ts';
import { parseHar } from './parse-har.ts';

const startMs = Date.parse('2026-01-02T03:04:05.000Z');
const time = (afterMs: number): string => new Date(startMs + afterMs).toISOString();

const request = (afterMs: number, url: string, more: object = {}) => ({
  startedDateTime: time(afterMs),
  time: 40,
  pageref: 'page_1',
  _resourceType: 'fetch',
  request: { method: 'GET', url, headers: [{ name: 'Authorization', value: 'Bearer abc' }] },
  response: { status: 200, content: { mimeType: 'application/json', text: '{"id":"m1"}' } },
  ...more,
});

const socket = (afterMs: number, messages: readonly object[], more: object = {}) => ({
  ...request(afterMs, 'wss://app.test/ws?t=1'),
  _resourceType: 'websocket',
  _webSocketMessages: messages,
  response: { status: 101, content: {} },
  ...more,
});

/** The records of a file with these entries; they are as valid as those of a recorder. */
function recordsOf(...entries: readonly object[]) {
  const batches = parseHar({ log: { entries } });
  if (!batches.ok) throw new Error(batches.error.message);
  for (const batch of batches.value) expect(parseBatch(batch)).toMatchObject({ ok: true });
  return batches.value.flatMap(({ records }) => records);
}

describe('a HAR file', () => {
  it('gives requests with their answers, at their times', () => {
    expect(recordsOf(request(0, 'https://app.test/a'), request(100, 'https://app.test/b')).slice(1)).toMatchObject([
      { seq: 2, t: 0, kind: 'http.request', request: 1, auth: 'bearer' },
      { seq: 3, t: 40, kind: 'http.response', status: 200, durationMs: 40 },
      { seq: 4, t: 40, kind: 'http.body', body: '{"id":"m1"}' },
      { seq: 5, t: 100, kind: 'http.request', request: 2, url: 'https://app.test/b' },
      { t: 140, kind: 'http.response' },
      { t: 140, kind: 'http.body' },
    ]);
  });

  it.each([
    ['seconds, as in Chrome', 1_000],
    ['milliseconds, as in Playwright', 1],
  ])('gives the messages of sockets, whose times are in %s', (_name, unitMs) => {
    const message = (type: string, afterMs: number, data: string, opcode = 1) => ({
      type,
      time: (startMs + afterMs) / unitMs,
      opcode,
      data,
    });
    const messages = [message('send', 10, '40'), message('receive', 25, 'AAEC', 2), message('receive', 30, '2')];
    expect(recordsOf(socket(0, messages)).slice(1)).toMatchObject([
      { t: 0, kind: 'socket.attempt', socket: 1 },
      { t: 0, kind: 'socket.open' },
      { t: 10, kind: 'socket.frame', dir: 'out', n: 1, text: '40' },
      { t: 25, kind: 'socket.frame', dir: 'in', n: 1, base64: 'AAEC', size: 3 },
      { t: 30, kind: 'socket.frame', dir: 'in', n: 2, text: '2' },
    ]);
  });

  it('has a socket closed where the page opened the next one, and nothing came any more', () => {
    const late = { type: 'receive', time: startMs + 900, opcode: 1, data: '2' };
    const closed = (messages: readonly object[]) =>
      recordsOf(socket(0, messages), socket(500, [])).filter(({ kind }) => kind === 'socket.close');
    expect(closed([])).toMatchObject([{ socket: 1, t: 500 }]);
    expect(closed([late])).toEqual([]);
  });

  it('has an attempt that never opened closed', () => {
    const refused = socket(0, [], { response: { status: -1 }, time: -1 });
    expect(recordsOf(refused)).toMatchObject([
      {},
      { kind: 'socket.attempt' },
      { kind: 'socket.close', code: 1006, t: 0 },
    ]);
  });

  it('tells what failed from what was aborted', () => {
    const failed = (_error: string) => request(0, 'https://app.test/a', { response: { status: 0, _error } });
    const [broken, aborted] = ['net::ERR_CONNECTION_RESET', 'net::ERR_ABORTED'].map((error) =>
      recordsOf(failed(error)),
    );
    expect(broken?.[2]).toMatchObject({ kind: 'http.failure', reason: 'network' });
    expect(aborted?.[2]).toMatchObject({ kind: 'http.failure', reason: 'abort' });
  });

  it('has bodies in base64 decoded where they are text', () => {
    const content = { mimeType: 'application/json', encoding: 'base64', text: btoa('{"a":1}') };
    const bytes = { mimeType: 'image/png', encoding: 'base64', text: 'AAEC' };
    const answered = (what: object) => request(0, 'https://app.test/a', { response: { status: 200, content: what } });
    expect(recordsOf(answered(content))[3]).toMatchObject({ kind: 'http.body', body: '{"a":1}' });
    expect(recordsOf(answered(bytes))[2]).toMatchObject({ kind: 'http.response', noBody: 'binary' });
  });

  it('has a session for each of its pages, with the address that was loaded', () => {
    const document = request(0, 'https://app.test/inbox', { _resourceType: 'document' });
    const batches = parseHar({
      log: { entries: [document, request(10, 'https://app.test/b', { pageref: 'page_2' })] },
    });
    expect(batches).toMatchObject({
      value: [
        { session: { url: 'https://app.test/inbox', origin: 'https://app.test' }, records: [{ fromStart: true }, {}] },
        { session: { originMs: startMs + 10 }, records: [{ fromStart: false }, {}, {}, {}] },
      ],
    });
  });

  it('leaves out what no script asked for', () => {
    expect(recordsOf(request(0, 'https://app.test/a.png', { _resourceType: 'image' }))).toHaveLength(1);
  });

  it.each([
    [undefined, 'not-a-har', 'log.entries'],
    [{ log: {} }, 'not-a-har', 'log.entries'],
    [{ log: { entries: [request(0, 'x'), 7] } }, 'invalid-har', 'log.entries[1]'],
    [{ log: { entries: [{ ...request(0, 'x'), time: 'soon' }] } }, 'invalid-har', 'log.entries[0].time'],
    [{ log: { entries: [{ ...request(0, 'x'), startedDateTime: 'soon' }] } }, 'invalid-har', '.startedDateTime'],
  ])('is not %o, and the fault names the place', (input, kind, message) => {
    expect(parseHar(input)).toMatchObject({ ok: false, error: { kind, message: expect.stringContaining(message) } });
  });
});
