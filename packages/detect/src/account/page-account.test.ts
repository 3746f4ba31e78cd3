import { expect, test } from 'vitest';
import { createDetector } from '../create-detector.ts';
import { cutChat, message, messages } from '../testing/chat-traces.ts';
import type { PageTrace } from '../testing/page-trace.ts';

test('a gap is told of while it lasts, and what came since as it comes', () => {
  const { bob } = cutChat();
  const records = bob.records.filter(({ t }) => t <= 12_000);
  const during = accountOf(bob, records, 12_000)?.ledgers;
  expect(during).toMatchObject([{ reason: 'network', brought: [], entries: [] }]);
  expect(during?.[0]?.back).toBeUndefined();

  bob.at(15_100).receive('message:new', message(7));
  bob.at(16_000).fetch('GET /api/conversations/c_1/messages', messages(3, 4, 5, 6, 7));
  const [ledger] = accountOf(bob)?.ledgers ?? [];
  expect(ledger?.back).toMatchObject({ recovered: false });
  expect(ledger?.brought).toMatchObject([
    { how: 'event', by: 'message:new', count: 1, fresh: 1 },
    { how: 'read', by: 'GET /api/conversations/c_1/messages', count: 4, fresh: 3, seq: bob.seq },
  ]);
});

test('the user of an account is the one who is logged in at its end', () => {
  const { bob } = cutChat();
  expect(accountOf(bob)?.identity).toMatchObject({ who: 'bob' });
  expect(accountOf(bob.at(20_000).logout('bob'))?.identity).not.toHaveProperty('who');
});

test('an account is kept only where it is wanted', () => {
  const { bob } = cutChat();
  const detector = createDetector({ sessions: [bob.header] });
  expect(detector.account(bob.header.id)).toBeUndefined();
});

function accountOf({ header, records: all }: PageTrace, records = all, untilT = 30_000) {
  const detector = createDetector({ sessions: [header], keepsAccount: true });
  for (const record of records) detector.push(record, header.id);
  detector.complete(header.id, untilT);
  detector.advance(header.originMs + untilT);
  return detector.account(header.id);
}
