import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { ORIGIN_MS, PageTrace } from '#testing/page-trace.ts';

const clocks = (page: PageTrace) => ofKind(detectAll([page], 60_000), 'order.clock');

const message = (id: string, t: number): JsonObject => ({
  id,
  text: `text of ${id}`,
  sentAt: new Date(ORIGIN_MS + t).toISOString(),
});

interface ChatOptions {
  /** ms by which the page's clock is ahead of the server's. */
  readonly aheadMs?: number;
  /** What the server says of the own message's time; absent: what the page said. */
  readonly stampedT?: number;
  readonly newestFirst?: boolean;
  /** A collector has moved the page by what its clock is ahead. */
  readonly isMoved?: boolean;
}

/** Others write at 2, 4 and 6 s, the user at 7 s, another one at 8 s; then all is read. */
function chat({ aheadMs = 60_000, stampedT, newestFirst = false, isMoved = false }: ChatOptions = {}): PageTrace {
  const page = new PageTrace('alice', isMoved ? { clockOffsetMs: -aheadMs } : {})
    .at(100)
    .seen('alice')
    .connect('eio-1', { token: 't' })
    .store(1, 'messages', { items: [] });
  const all = [2, 4, 6].map((second) => message(`m_${second}`, second * 1_000 - aheadMs));
  for (const [index, one] of all.entries()) page.at((index + 1) * 2_000 + 50).receive('message', one);
  const mine = message('m_7', stampedT ?? 7_000);
  page.at(7_000).fetch('POST /messages', mine, {
    sent: { text: 'text of m_7', sentAt: message('m_7', 7_000).sentAt ?? null },
    tookMs: 100,
  });
  const last = message('m_8', 8_000 - aheadMs);
  page.at(8_050).receive('message', last);
  const sorted = [...all, mine, last].sort((a, b) => String(a.sentAt).localeCompare(String(b.sentAt)));
  page.commit(1, { op: 'set', path: ['items'], value: newestFirst ? sorted.toReversed() : sorted });
  return page.at(10_000).fetch('GET /messages', [...all, mine, last]);
}

describe('a list in the order of two clocks', () => {
  test('is an incident when the server has two items the other way round, and the page is ahead by that', () => {
    const [incident, ...others] = clocks(chat());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title:
        "m_7 stands after m_8 at items in store “messages” of alice, by sentAt, and the server has it before: the page's clock is 60.0 s ahead of the server's",
      facts: { id: 'm_7', other: 'm_8', offsetMs: 60_050, field: 'sentAt' },
    });
    expect(incident?.witness).toHaveLength(4);
  });

  test('is one for a clock that is behind, and for a list that begins with the newest', () => {
    expect(clocks(chat({ aheadMs: -60_000 }))).toMatchObject([{ facts: { id: 'm_7', offsetMs: -59_950 } }]);
    expect(clocks(chat({ newestFirst: true }))).toHaveLength(1);
  });

  test('is the same one where the page is told by another clock, which is right', () => {
    const [own] = clocks(chat());
    expect(clocks(chat({ isMoved: true }))).toMatchObject([{ title: own?.title, facts: own?.facts }]);
  });

  test('is none when the clocks agree', () => {
    expect(clocks(chat({ aheadMs: 0 }))).toEqual([]);
    expect(clocks(chat({ aheadMs: 1_500 }))).toEqual([]);
  });

  test('is none when the server stamps it by its own clock', () => {
    expect(clocks(chat({ stampedT: 7_000 - 60_000 }))).toEqual([]);
  });

  test('is none when the offset is not known: what came late may be old', () => {
    const page = new PageTrace('alice')
      .at(100)
      .seen('alice')
      .connect('eio-1', { token: 't' })
      .store(1, 'messages', { items: [] });
    const all = [1, 2, 3].map((minute) => message(`m_${minute}`, -minute * 60_000));
    for (const [index, one] of all.entries()) page.at((index + 1) * 2_000).receive('message', one);
    const mine = message('m_7', 7_000);
    page.at(7_000).fetch('POST /messages', mine, { sent: { text: 'text of m_7', sentAt: mine.sentAt ?? null } });
    page.commit(1, { op: 'set', path: ['items'], value: [...all.toReversed(), mine] });
    expect(clocks(page.at(10_000).fetch('GET /messages', [mine, ...all.toReversed()]))).toEqual([]);
  });

  test('is none where the list is in no order of time', () => {
    const page = chat().at(10_500);
    const value = [message('m_8', 8_000 - 60_000), message('m_7', 7_000), message('m_2', 2_000 - 60_000)];
    expect(clocks(page.commit(1, { op: 'set', path: ['items'], value }))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('order.clock', [chat()], { untilT: 60_000, noneUntilT: 11_900 });
  });
});
