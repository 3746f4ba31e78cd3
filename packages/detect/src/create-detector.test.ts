import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDetector } from './create-detector.ts';
import type { Incident } from './incident.ts';
import { cutChat, message } from './testing/chat-traces.ts';
import { detectAll, kindsOf, type Trace } from './testing/detect-all.ts';
import { detectStepwise } from './testing/detect-scrambled.ts';
import { ORIGIN_MS, PageTrace } from './testing/page-trace.ts';

/** Sessions with an incident of most kinds, and a peer. */
function eventfulTraces(): readonly Trace[] {
  const { bob, server } = cutChat();
  bob.at(29_000).receive('message:new', message(3));
  bob.commit(1, { op: 'splice', path: ['byConversation', 'c_1'], at: 3, remove: 0, insert: [message(3)] });
  bob.at(30_000).kicked().at(45_000).logout('bob').at(50_000).login('carol');
  const alice = new PageTrace('alice').at(100).seen('alice').at(900).connect('eio-a', { token: 'alice-token' });
  for (const number of [3, 4, 5, 6]) alice.at(10_500 + number * 500 + 3).receive('message:new', message(number));
  const anonymous = new PageTrace('dave').at(200).connect('eio-d', { token: null }).at(400).login('dave');
  return [bob, server, alice, anonymous];
}

const whole = () => detectAll(eventfulTraces());

const byId = (incidents: readonly Incident[]) => [...incidents].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a detector', () => {
  test('finds several kinds in one pass', () => {
    expect([...kindsOf(whole())].sort()).toEqual([
      'auth.anonymous-socket',
      'gap.missed-events',
      'gap.no-reconnect',
      'gap.no-resync',
      'identity.leak',
      'logout.stale-store',
      'store.duplicate',
    ]);
  });

  test('finds the same whatever the order in which records were pushed', () => {
    const expected = whole();
    const pushes = eventfulTraces().flatMap(({ header, records }) => records.map((record) => ({ header, record })));
    fc.assert(
      fc.property(fc.shuffledSubarray(pushes, { minLength: pushes.length }), (shuffled) => {
        const detector = createDetector({ sessions: eventfulTraces().map(({ header }) => header) });
        for (const { header, record } of shuffled) expect(detector.push(record, header.id)).toBe('taken');
        for (const { header } of eventfulTraces()) detector.complete(header.id, 60_000);
        expect(detector.end()).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('finds the same when it judges again and again as the records come', () => {
    const traces = eventfulTraces();
    const stepMs = fc.integer({ min: 200, max: 7_000 });
    fc.assert(
      fc.property(stepMs, (step) => {
        expect(byId(detectStepwise(traces, step))).toEqual(byId(whole()));
      }),
      { numRuns: 10 },
    );
  });

  test('takes each record once', () => {
    const traces = eventfulTraces();
    const detector = createDetector({ sessions: traces.map(({ header }) => header) });
    for (const { header, records } of [...traces, ...traces])
      for (const record of records) detector.push(record, header.id);
    for (const { header } of traces) detector.complete(header.id, 60_000);
    expect(detector.end()).toEqual(whole());
    expect(detector.end()).toEqual([]);
  });

  test('never finds in the start of a history what its end would refute', () => {
    const { bob, server } = cutChat();
    bob.at(16_000).fetch(
      'GET /api/messages',
      [3, 4, 5, 6].map((number) => message(number)),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (untilT) => {
        const cut = [bob, server].map(({ header, records }) => ({
          header,
          records: records.filter(({ t }) => t <= untilT),
        }));
        expect(detectAll(cut, untilT)).toEqual([]);
      }),
    );
  });
});

describe('pushing a record', () => {
  const opened = () => {
    const page = new PageTrace('one').at(1000).visibility('hidden').at(2000).visibility('visible');
    return { page, detector: createDetector({ sessions: [page.header] }) };
  };

  test('tells of duplicates, before and after they were judged', () => {
    const { page, detector } = opened();
    expect(page.records.map((record) => detector.push(record))).toEqual(['taken', 'taken', 'taken']);
    expect(page.records.map((record) => detector.push(record))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    detector.end();
    expect(page.records.map((record) => detector.push(record))).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  test('tells of records that come too late, and changes nothing', () => {
    const { page, detector } = opened();
    const [first, second, third] = page.records;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('The trace has three records.');
    detector.push(first);
    detector.push(third);
    detector.advance(ORIGIN_MS + 2000);
    expect(detector.push(second)).toBe('late');
    expect(detector.push(second)).toBe('late');
  });

  test('takes a record of a time that nobody was judged for yet', () => {
    const { page, detector } = opened();
    const other = new PageTrace('other').at(1500).visibility('hidden');
    detector.open(other.header);
    for (const record of other.records) detector.push(record, other.header.id);
    detector.advance(ORIGIN_MS + 1200);
    expect(page.records.map((record) => detector.push(record, page.header.id))).toEqual(['late', 'taken', 'taken']);
  });

  test('of a session that was not opened is refused', () => {
    const { page, detector } = opened();
    const stranger = new PageTrace('stranger');
    expect(stranger.records.map((record) => detector.push(record, stranger.header.id))).toEqual(['unknown-session']);
    detector.open(stranger.header);
    expect(page.records.map((record) => detector.push(record))).toEqual(Array(3).fill('unknown-session'));
  });

  test('tolerates a clock that goes back by some ms between hooks', () => {
    const page = new PageTrace('bob').at(1000).connect('eio-1', { token: null }).at(998).login('bob');
    expect(kindsOf(detectAll([page]))).toEqual(['auth.anonymous-socket']);
  });
});

describe('a session', () => {
  test('may tell its release later', () => {
    const page = new PageTrace('bob').at(100).connect('eio-1', { token: null }).login('bob');
    const { release: _, ...early } = page.header;
    const detector = createDetector({ sessions: [early] });
    for (const record of page.records) detector.push(record);
    detector.open({ ...page.header, release: '2.0' });
    detector.complete(page.header.id, 60_000);
    expect(detector.end()).toMatchObject([{ release: '2.0' }]);
  });
});
