import { expect, test } from 'vitest';
import { cutChat, message, messages } from '../testing/chat-traces.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { computeLedgers } from './recovery-ledger.ts';

test('what a page missed in a gap and nothing brought is unresolved', () => {
  const { bob, server } = cutChat();
  const [ledger, ...others] = computeLedgers([bob, server]);
  expect(others).toEqual([]);
  expect(ledger).toMatchObject({ session: 'page-bob', reason: 'network', back: { recovered: false }, unresolved: 3 });
  expect(ledger?.entries).toMatchObject(
    [4, 5, 6].map((number) => ({ event: 'message:new', id: `m_${number}`, outcome: 'unresolved' })),
  );
});

test('what a read brought after the gap is healed by it, and the ledger names the record', () => {
  const { bob, server } = cutChat();
  bob.at(16_000).fetch('GET /api/conversations/c_1/messages?after=m_3', messages(4, 6), { auth: 'bearer' });
  const { seq } = bob;
  const [ledger] = computeLedgers([bob, server]);
  const healing = { how: 'read', by: 'GET /api/conversations/c_1/messages?after=…', seq };
  expect(ledger?.entries).toMatchObject([
    { id: 'm_4', outcome: 'healed', healing },
    { id: 'm_5', outcome: 'unresolved' },
    { id: 'm_6', outcome: 'healed', healing },
  ]);
  expect(ledger?.unresolved).toBe(1);
});

test('what the server sent again is healed by the event, and the first to bring it counts', () => {
  const { bob, server } = cutChat();
  bob
    .at(15_100)
    .receive('message:new', message(5))
    .at(17_000)
    .fetch('GET /api/messages', messages(4, 5, 6));
  const [ledger] = computeLedgers([bob, server]);
  expect(ledger?.entries.map(({ healing }) => healing?.how)).toEqual(['read', 'event', 'read']);
  expect(ledger?.unresolved).toBe(0);
});

test('what was deleted since is missed by nobody', () => {
  const { bob, server } = cutChat();
  server.at(16_000).emit('message:deleted', { id: 'm_5', conversationId: 'c_1' }, { rooms: ['conversation:c_1'] });
  const [ledger] = computeLedgers([bob, server]);
  expect(ledger?.entries.find(({ id }) => id === 'm_5')).toMatchObject({ outcome: 'deleted' });
});

test('a gap that lasts has no end, and a page without one has no ledger', () => {
  const lost = new PageTrace('ann').at(1_000).connect('eio-1').at(5_000).lose();
  expect(computeLedgers([lost])).toMatchObject([{ session: 'page-ann', entries: [], unresolved: 0 }]);
  expect(computeLedgers([lost])[0]?.back).toBeUndefined();
  expect(computeLedgers([new PageTrace('ann').at(1_000).connect('eio-1')])).toEqual([]);
});

test('records that come twice and in the wrong order have the same ledgers', () => {
  const { bob, server } = cutChat();
  bob.at(16_000).fetch('GET /api/messages', messages(4, 6));
  const mixed = [bob, server].map(({ header, records }) => ({
    header,
    records: [...records, ...records].reverse(),
  }));
  expect(computeLedgers(mixed)).toEqual(computeLedgers([bob, server]));
});
