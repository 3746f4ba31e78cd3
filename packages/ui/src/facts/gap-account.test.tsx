import type { SessionId } from '@driftscope/records';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { GapAccount, type LiveLedger } from './gap-account.tsx';

const lasting: LiveLedger = {
  gap: 'g',
  session: 's1' as SessionId,
  channel: 'http://a.example/socket.io/#/chat',
  reason: 'network',
  fromAt: 1_000,
  noticedAt: 1_500,
  entries: [],
  others: {},
  unresolved: 0,
  knownToAt: 13_000,
  brought: [],
};

test('a gap that lasts says for how long, of which namespace, and that nothing has come', () => {
  const html = textOf(lasting);
  expect(html).toContain('The socket&#x27;s namespace /chat has been without a connection');
  expect(textOf({ ...lasting, channel: 'http://a.example/socket.io/#/' })).toContain('The socket has been without');
  expect(html).toContain('for 12 s: it broke.');
  expect(html).toContain('What was sent meanwhile is not known here');
  expect(html).toContain('Nothing about any entity has arrived since.');
});

test('a gap that is over tells what came since, and how much of it was new', () => {
  const back = { at: 6_000, seq: 7, recovered: false };
  const brought = [{ how: 'read', by: 'GET /api/messages', at: 7_000, seq: 9, count: 4, fresh: 3 }] as const;
  const html = textOf({ ...lasting, reason: 'kicked', back, brought });
  expect(html).toContain('for 5 s: the server closed it. It is back, and nothing was sent again by itself.');
  expect(html).toMatch(/read GET \/api\/messages <a href="#9">see<\/a><\/td><td>4<\/td><td[^>]*>3</);
});

const textOf = (ledger: LiveLedger): string =>
  renderToStaticMarkup(<GapAccount ledger={ledger} linkOf={({ seq }) => <a href={`#${seq}`}>see</a>} />);
