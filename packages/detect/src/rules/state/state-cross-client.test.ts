import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const crossed = (traces: readonly Trace[], untilT?: number) => ofKind(detectAll(traces, untilT), 'state.cross-client');

const id = (number: number): string => `msg_7f3a00${number}a`;
const forCustomer = (number: number, body = `What about order ${number}?`): JsonObject => ({
  id: id(number),
  from: 'customer',
  body,
  createdAt: 1_700_000_000_000 + number * 60_000,
});
const forSupport = (number: number, text = `What about order ${number}?`): JsonObject => ({
  id: id(number),
  author: { id: 'u_alice', name: 'Alice' },
  text,
  sentAt: new Date(1_700_000_000_000 + number * 60_000).toISOString(),
});

/** Alice edits a message at 10 s; Sam's page reads the chat every 5 s, and is told this text at 12 s. */
function edited(
  told: string,
  {
    by = forSupport,
    at = 12_000,
    users: [writer, reader] = ['alice', 'sam'],
  }: {
    by?: (number: number, text?: string) => JsonObject;
    at?: number;
    users?: readonly [writer: string | undefined, reader: string | undefined];
  } = {},
) {
  const alice = new PageTrace('alice').at(100);
  if (writer !== undefined) alice.seen(writer);
  alice.fetch('GET /api/chat', { messages: [forCustomer(1), forCustomer(2)] });
  alice.at(10_000).fetch(`PUT /api/messages/${id(2)}`, forCustomer(2, 'Never mind'), { sent: { text: 'Never mind' } });
  const shown: Json = { messages: [by(1), by(2)] };
  const sam = new PageTrace('sam').at(200);
  if (reader !== undefined) sam.seen(reader);
  sam.fetch('GET /api/chat/77', shown).store(1, 'Desk', { open: shown });
  sam.at(at).fetch('GET /api/chat/77', { messages: [by(1), by(2, told)] });
  if (told !== 'What about order 2?') {
    sam.commit(1, { op: 'set', path: ['open'], value: { messages: [by(1), by(2, told)] } });
  }
  return [alice, sam] as const;
}

describe('what one client changed', () => {
  test('is an incident when another is told the old value after it, under another name', () => {
    const [incident, ...others] = crossed(edited('What about order 2?'));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'proven',
      session: 'page-sam',
      facts: { id: id(2), field: 'body', shownField: 'text', held: 'What about order 2?', said: 'Never mind' },
    });
    expect(incident?.title).toContain('alice changed body of msg_7f3a002a by PUT');
  });

  test.each([
    ['one user', ['alice', 'alice'], 'alice on another page changed body', 'gave alice the old text'],
    ['users whom nothing named', [undefined, undefined], 'The user on another page changed body', 'gave the user the'],
  ] as const)('is told of %s so that the two pages are not mistaken for one', (_, users, changed, gave) => {
    const [incident] = crossed(edited('What about order 2?', { users }));
    expect(incident?.title).toContain(changed);
    expect(incident?.title).toContain(gave);
  });

  test('is one under the same name too', () => {
    expect(crossed(edited('What about order 2?', { by: forCustomer }))).toHaveLength(1);
  });

  test('is none when the other is told what is new', () => {
    expect(crossed(edited('Never mind'))).toEqual([]);
  });

  test('is none while the other has not asked again, or asked before the change was confirmed', () => {
    expect(crossed(edited('What about order 2?', { at: 9_900 }))).toEqual([]);
    expect(crossed(edited('What about order 2?', { at: 59_000 }))).toEqual([]);
  });

  test('is found when the other asks 14 s later', () => {
    expect(crossed(edited('What about order 2?', { at: 24_000 }))).toHaveLength(1);
  });

  test('is none when it was changed back, or the other page is gone', () => {
    const [alice, sam] = edited('What about order 2?');
    alice.at(11_000).fetch(`PUT /api/messages/${id(2)}`, forCustomer(2), { sent: { text: 'What about order 2?' } });
    expect(crossed([alice, sam])).toEqual([]);
    const gone = edited('What about order 2?');
    gone[1].add({ kind: 'page.hide', kept: false });
    expect(crossed(gone)).toEqual([]);
  });

  test('is the same incident when the records come twice, in another order, or in parts', () => {
    expectSteady('state.cross-client', edited('What about order 2?'), { untilT: 60_000, noneUntilT: 14_900 });
  });
});

test('a number is one where the versions tell that the other client was given what was before', () => {
  const rope = (quantity: number, revision?: number): JsonObject => ({
    id: 91,
    label: 'Rope',
    quantity,
    ...(revision !== undefined && { revision }),
  });
  const counted = (...revisions: readonly [number, number] | readonly []) => {
    const [before, after] = revisions;
    const first = new PageTrace('counter')
      .at(100)
      .seen('ann')
      .fetch('GET /stock', [rope(12, before)]);
    first.at(10_000).fetch('PATCH /stock/91', rope(9, after), { sent: { quantity: 9 } });
    const second = new PageTrace('seller')
      .at(200)
      .seen('ben')
      .fetch('GET /stock', [rope(12, before)]);
    second
      .store(1, 'stock', { articles: [rope(12, before)] })
      .at(12_000)
      .fetch('GET /stock', [rope(12, before)]);
    return crossed([first, second]);
  };
  expect(counted(2, 3)).toHaveLength(1);
  expect(counted()).toEqual([]);
});
