import type { SessionId } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { createDetector } from '../create-detector.ts';
import type { Detector } from '../detector.ts';
import type { Incident } from '../incident.ts';
import { cutChat, message, messages } from '../testing/chat-traces.ts';
import { kindsOf, type Trace } from '../testing/detect-all.ts';
import { ORIGIN_MS, PageTrace } from '../testing/page-trace.ts';
import { ServerTrace } from '../testing/server-trace.ts';
import { usedHeapBytes } from '../testing/used-heap.ts';
import { watchWorld } from '../testing/watch-world.ts';

/** Opens a session, and takes its records between two times (ms, the second not included). */
function take(detector: Detector, { header, records }: Trace, untilT: number, fromT = 0): void {
  detector.open(header);
  for (const record of records) if (record.t >= fromT && record.t < untilT) detector.push(record, header.id);
  detector.complete(header.id, untilT);
}

const advance = (detector: Detector, t: number): readonly Incident[] => detector.advance(ORIGIN_MS + t);

describe('a session that was forgotten', () => {
  test('is unknown until it is opened again, and may be forgotten twice', () => {
    const { bob } = cutChat();
    const detector = createDetector({ sessions: [bob.header] });
    const [first, ...others] = bob.records;
    if (first === undefined) throw new Error('Bob did nothing.');
    expect(detector.push(first)).toBe('taken');
    detector.forget(bob.header.id);
    detector.forget(bob.header.id);
    detector.forget('page-nobody' as SessionId);
    for (const record of others) expect(detector.push(record, bob.header.id)).toBe('unknown-session');
    expect(detector.account(bob.header.id)).toBeUndefined();
    detector.open(bob.header);
    expect(others.map((record) => detector.push(record, bob.header.id))).toContain('taken');
  });

  test('is late with what belongs before what was judged, though nobody knows that it was there', () => {
    const { bob } = cutChat();
    const detector = createDetector();
    take(detector, bob, 30_000);
    advance(detector, 30_000);
    detector.forget(bob.header.id);
    detector.open(bob.header);
    expect(bob.records.map((record) => detector.push(record, bob.header.id))).not.toContain('taken');
  });

  test('gets no verdict that was not due when it was forgotten, and keeps those that were told', () => {
    const { bob, server } = cutChat();
    const kindsWhenForgottenAt = (t: number): readonly string[] => {
      const detector = createDetector();
      const found: Incident[] = [];
      for (const trace of [bob, server]) take(detector, trace, 60_000);
      found.push(...advance(detector, t));
      detector.forget(bob.header.id);
      found.push(...detector.end());
      return kindsOf(found);
    };
    expect(kindsWhenForgottenAt(19_900)).not.toContain('gap.missed-events');
    expect(kindsWhenForgottenAt(20_100)).toContain('gap.missed-events');
  });

  test('is blind to what was before once it is opened again: of its absence nothing is claimed', () => {
    const { bob, server } = cutChat();
    const detector = createDetector();
    take(detector, server, 60_000);
    take(detector, bob, 12_000);
    advance(detector, 12_000);
    detector.forget(bob.header.id);
    take(detector, bob, 60_000, 12_000);
    expect(kindsOf(detector.end())).toEqual([]);
  });
});

describe('what others know of a page that was forgotten', () => {
  const given = messages(1, 2);

  test('is what it received while they were cut off', () => {
    const { bob } = cutChat();
    const alice = new PageTrace('alice').at(100).seen('alice').at(1_000).connect('eio-a', { token: 'alice-token' });
    for (const [t, number] of [5_000, 12_500, 13_000].entries())
      alice.at(number).receive('message:new', message(3 + t));
    const detector = createDetector();
    take(detector, alice, 14_000);
    take(detector, bob, 14_000);
    advance(detector, 14_000);
    detector.forget(alice.header.id);
    take(detector, bob, 60_000, 14_000);
    const missed = detector.end().find(({ kind }) => kind === 'gap.missed-events');
    expect(missed?.facts.missedIds).toEqual(['m_4', 'm_5']);
  });

  test('is what its user was given: it is not the data of somebody else', () => {
    const tab = new PageTrace('tab').at(500).login('alice').at(1_000);
    tab.fetch('GET /api/messages', given, { auth: 'bearer' }).store(1, 'chat', { list: given });
    tab.at(10_000).logout('alice').at(20_000).login('bob');
    const before = new PageTrace('before').at(200).login('bob').fetch('GET /api/messages', given, { auth: 'bearer' });
    const leaksAfter = (...pages: readonly PageTrace[]) => {
      const detector = createDetector();
      for (const page of pages) take(detector, page, 900);
      advance(detector, 900);
      for (const { header } of pages) detector.forget(header.id);
      take(detector, tab, 60_000);
      return kindsOf(detector.end()).filter((kind) => kind === 'identity.leak');
    };
    expect(leaksAfter()).toEqual(['identity.leak']);
    expect(leaksAfter(before)).toEqual([]);
  });

  test('is who it was last', () => {
    const { world, session } = watchWorld(
      new PageTrace('tab').at(100).login('alice').at(200).logout('alice').login('bob'),
    );
    session.forget();
    expect(world.identity.now(session).who).toBe('bob');
  });
});

test('of a server that was forgotten nobody knows who is there', () => {
  const { world, session } = watchWorld(new ServerTrace().at(100).connect('eio-1', 'bob'));
  expect(world.attendance.live('chat', 'bob')).toHaveLength(1);
  session.forget();
  expect(world.attendance.live('chat', 'bob')).toEqual([]);
});

const PAGES_APART = 30;

/** A page of a chat: a list, a store, and messages that come and go. It shares some with those before it, and all with the thirtieth before it. */
function chatPage(number: number, originMs: number): PageTrace {
  const page = new PageTrace(String(number), { originMs }).at(100).seen(`user ${number % 5}`);
  const first = (number % PAGES_APART) * 20;
  const list = Array.from({ length: 60 }, (_, index) => message(first + index));
  page.fetch('GET /api/messages', list, { auth: 'bearer' }).store(1, 'chat', { list }).connect(`eio-${number}`);
  for (let index = 60; index < 120; index++) {
    page.after(50).receive('message:new', message(first + index));
    page.commit(1, { op: 'splice', path: ['list'], at: index, remove: 0, insert: [message(first + index)] });
  }
  const text = `words of page ${number}`;
  page.frame('out', `421${JSON.stringify(['message:send', { text }])}`);
  const shown = { ...message(first + 120), id: `tmp_${number}`, text };
  page.commit(1, { op: 'splice', path: ['list'], at: 120, remove: 0, insert: [shown] });
  page.after(20).frame('in', `431${JSON.stringify([{ ...shown, id: `m_${number}x` }])}`);
  return page.after(10).add({ kind: 'page.hide', kept: false });
}

test('of pages that came, were left and were forgotten, three hundred are remembered as thirty are', () => {
  const detector = createDetector();
  const visitMs = 10_000;
  const visit = (number: number): void => {
    const originMs = ORIGIN_MS + number * visitMs;
    const page = chatPage(number, originMs);
    take(detector, page, visitMs - 1);
    detector.advance(originMs + visitMs - 1);
    detector.forget(page.header.id);
  };
  for (let number = 0; number < PAGES_APART; number++) visit(number);
  const early = usedHeapBytes();
  for (let number = PAGES_APART; number < 300; number++) visit(number);
  const lateMb = (usedHeapBytes() - early) / 1e6;
  // Not forgotten, they take some 70 MB.
  expect(lateMb).toBeLessThan(8);
});
