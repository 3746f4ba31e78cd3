import { expect, test } from 'vitest';
import { createDetector } from '../create-detector.ts';
import { message, messages } from '../testing/chat-traces.ts';
import { PageTrace } from '../testing/page-trace.ts';

test('a store that took over what it was told agrees, and says when the wire spoke last', () => {
  const page = chat().at(5_000).receive('message:edited', edited(1));
  const told = page.seq;
  page.at(5_020).commit(1, { op: 'set', path: ['messages', 0], value: edited(1) });
  expect(freshnessOf(page)).toMatchObject({
    name: 'messages',
    seq: page.seq,
    agrees: 'same',
    told: { how: 'event', line: 'message:edited', seq: told },
    differences: [],
  });
});

test('a store that kept an older value differs, and the field is named with both', () => {
  const page = chat().at(5_000).receive('message:edited', edited(1));
  expect(freshnessOf(page)).toMatchObject({
    agrees: 'differs',
    differences: [{ id: 'm_1', field: 'text', held: 'text 1', told: 'edited', seq: page.seq }],
  });
});

test('what was told just now may still be taken over, and a moment later it differs', () => {
  const page = chat().at(5_000).receive('message:edited', edited(1));
  expect(freshnessOf(page, 6_400)?.agrees).toBe('pending');
  expect(freshnessOf(page, 6_600)?.agrees).toBe('differs');
});

test('what the page is writing is pending for as long as the write is', () => {
  const page = chat();
  page.at(5_000).commit(1, { op: 'set', path: ['messages', 0], value: edited(1) });
  const request = page.beginFetch('PATCH /api/messages/m_1', 'bearer', { text: 'edited' });
  expect(freshnessOf(page)?.agrees).toBe('pending');
  page.at(6_000).answer(request, edited(1));
  expect(freshnessOf(page)?.agrees).toBe('same');
});

test('of each field the last word counts', () => {
  const page = chat().at(5_000).receive('message:edited', edited(1));
  page.at(5_100).receive('message:edited', message(1));
  expect(freshnessOf(page)?.agrees).toBe('same');
});

test('what was deleted and is held differs; a tombstone, or what is gone, does not', () => {
  const page = chat().at(5_000).receive('message:deleted', { id: 'm_1', conversationId: 'c_1' });
  expect(freshnessOf(page)).toMatchObject({ agrees: 'differs', differences: [{ id: 'm_1', seq: page.seq }] });
  page.at(5_100).commit(1, { op: 'set', path: ['messages', 0], value: { ...message(1), deletedAt: 'now' } });
  expect(freshnessOf(page)?.agrees).toBe('same');
});

test('a store of which the wire never spoke is untold', () => {
  const page = new PageTrace('bob').at(500).store(1, 'settings', { theme: 'dark' });
  expect(freshnessOf(page)).toMatchObject({ name: 'settings', agrees: 'untold' });
  expect(freshnessOf(page)?.told).toBeUndefined();
});

const edited = (number: number) => ({ ...message(number), text: 'edited' });

/** A page that read two messages, and holds them. */
function chat(): PageTrace {
  const page = new PageTrace('bob');
  page.at(500).fetch('GET /api/conversations/c_1/messages', messages(1, 2), { auth: 'bearer' });
  page.store(1, 'messages', { messages: messages(1, 2) });
  return page.at(1_000).connect('eio-1', { token: 'bob-token-1' });
}

function freshnessOf({ header, records }: PageTrace, untilT = 60_000) {
  const detector = createDetector({ sessions: [header], keepsAccount: true });
  for (const record of records) detector.push(record, header.id);
  detector.complete(header.id, untilT);
  detector.advance(header.originMs + untilT);
  const [store, ...others] = detector.account(header.id)?.stores ?? [];
  expect(others).toEqual([]);
  return store;
}
