import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { inApps } from '#testing/in-apps.ts';
import { PageTrace } from '#testing/page-trace.ts';

const mismatches = (...traces: Trace[]) => ofKind(detectAll(traces), 'payload.mismatch');

const sentMs = (number: number): number => 1_700_000_000_000 + number * 60_000;
const forCustomer = (number: number): JsonObject => ({
  id: `msg_7f3a00${number}a`,
  from: 'customer',
  body: `What about order ${number}?`,
  createdAt: sentMs(number),
});
const forSupport = (number: number): JsonObject => ({
  id: `msg_7f3a00${number}a`,
  author: { id: 'u_alice', name: 'Alice' },
  text: `What about order ${number}?`,
  sentAt: new Date(sentMs(number)).toISOString(),
});

const read = (who: string, line: string, body: Json) => new PageTrace(who).at(100).seen(who).at(1000).fetch(line, body);
const customer = (...numbers: number[]) =>
  read('alice', 'GET /api/chat?userId=u_1', { messages: numbers.map(forCustomer) });
const support = (...numbers: number[]) => read('sam', 'GET /api/chat/77', { messages: numbers.map(forSupport) });

describe('two views of one entity', () => {
  test('are an incident when both have the same under other names', () => {
    const [incident, ...others] = mismatches(customer(1, 2), support(1, 2));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title:
        'GET /api/chat and GET /api/chat/* give the same 2 entities (msg_7f3a001a, msg_7f3a002a) under different fields: body / text, createdAt / sentAt',
      facts: { sources: ['GET /api/chat', 'GET /api/chat/*'] },
    });
  });

  test('are one when one page gets both, and when one is an event', () => {
    const page = customer(1, 2).fetch('GET /api/chats/77', { messages: [1, 2].map(forSupport) });
    expect(mismatches(page)).toHaveLength(1);
    const live = customer(1, 2).connect('eio-1', { token: 'x' });
    for (const number of [1, 2]) live.receive('message', forSupport(number));
    expect(mismatches(live)).toHaveLength(1);
  });

  test('are one for each pair of sources, however many pages and shapes show it', () => {
    const more = read('bob', 'GET /api/chat?userId=u_2', {
      messages: [3, 4].map((number) => ({ ...forCustomer(number), edited: true })),
    });
    const moreSupport = read('tom', 'GET /api/chat/78', {
      messages: [3, 4].map((number) => ({ ...forSupport(number), pinned: true })),
    });
    expect(mismatches(customer(1, 2), support(1, 2), more, moreSupport)).toHaveLength(1);
  });

  test('are one in each of two hundred apps, and none in a further one', () => {
    expect(mismatches(...inApps(201, [customer(1, 2), support(1, 2)]))).toHaveLength(200);
  });

  test('are none with one entity, and one with two', () => {
    expect(mismatches(customer(1), support(1))).toEqual([]);
    expect(mismatches(customer(1, 2, 3), support(1))).toEqual([]);
  });

  test('are none where one leaves fields out, writes them in another case, or adds some', () => {
    const view = (change: (object: JsonObject) => JsonObject) =>
      mismatches(
        customer(1, 2),
        read(
          'sam',
          'GET /api/messages',
          [1, 2].map((number) => change(forCustomer(number))),
        ),
      );
    expect(view(({ id, body = null }) => ({ id: id ?? null, body }))).toEqual([]);
    expect(view(({ createdAt = null, ...rest }) => ({ ...rest, created_at: createdAt }))).toEqual([]);
    expect(view((object) => ({ ...object, attachments: [], language: 'en' }))).toEqual([]);
  });

  test('are none where only one name differs, or what is equal may be so by chance', () => {
    const view = (change: (object: JsonObject) => JsonObject) =>
      mismatches(
        customer(1, 2),
        read(
          'sam',
          'GET /api/messages',
          [1, 2].map((number) => change(forCustomer(number))),
        ),
      );
    expect(view(({ body = null, ...rest }) => ({ ...rest, text: body }))).toEqual([]);
    expect(view(({ id = null, from = null }) => ({ id, kind: 'message', sender: from, role: from }))).toEqual([]);
  });

  test('are none where small numbers name several things', () => {
    const user = { id: 1, name: 'Alice Smith', joinedAt: 1_700_000_000_000 };
    const order = { id: 1, customer: 'Alice Smith', placedAt: 1_700_000_000_000 };
    const more = (object: JsonObject) => [object, { ...object, id: 2 }];
    expect(mismatches(read('a', 'GET /api/users', more(user)), read('b', 'GET /api/orders', more(order)))).toEqual([]);
  });

  test('are the same incident when the records come twice, in another order, or in parts', () => {
    expectSteady('payload.mismatch', [customer(1, 2), support(1, 2)], { untilT: 60_000, noneUntilT: 1005 });
  });
});

test('numbers are ids among things of one endpoint’s name, and two ways to write a name are two names', () => {
  const invoice = (id: number) => ({ id, customer_name: `Customer ${id}`, total_cents: id * 100 });
  const later = (id: number) => ({ id, customerName: `Customer ${id}`, totalCents: id * 100 });
  const list = read('ann', 'GET /api/invoices', [invoice(5), invoice(6)]);
  const single = (path: string) => [5, 6].map((id) => read(`ben-${id}`, `GET /api/v2/${path}/${id}`, later(id)));
  expect(mismatches(list, ...single('invoices'))).toHaveLength(1);
  expect(mismatches(list, ...single('offers'))).toEqual([]);
});
