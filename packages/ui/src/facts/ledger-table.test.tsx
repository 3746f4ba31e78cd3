import type { IncidentLedger } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LedgerTable } from './ledger-table.tsx';
import { ledgerSummary, othersText } from './ledger-text.ts';

const healing = { how: 'read', by: 'GET /api/messages', at: 3_000, seq: 9 } as const;

const ledger: IncidentLedger = {
  gap: 'g',
  session: 's1' as SessionId,
  channel: '/',
  reason: 'network',
  fromAt: 1_000,
  noticedAt: 1_500,
  entries: [
    { event: 'message:new', id: 'm_1', at: 1_100, outcome: 'healed', healing },
    { event: 'message:new', id: 'm_2', at: 1_200, outcome: 'unresolved' },
    { event: 'message:deleted', id: 'm_3', at: 1_300, outcome: 'deleted' },
  ],
  others: { typing: 2 },
  unresolved: 1,
  knownToAt: 60_000,
};

test('the table says of everything missed what healed it, and links the record', () => {
  const html = renderToStaticMarkup(<LedgerTable ledger={ledger} linkOf={({ seq }) => <a href={`#${seq}`}>see</a>} />);
  const rows = [...html.matchAll(/<tr data-outcome="(\w+)">.*?<td>([^<]*)(<a href="#9">see<\/a>)?<\/td><\/tr>/g)];
  expect(rows.map(([, outcome, by, link]) => [outcome, by?.trim(), link !== undefined])).toEqual([
    ['healed', 'read GET /api/messages', true],
    ['unresolved', 'never', false],
    ['deleted', 'deleted since', false],
  ]);
});

test('the summary counts what became of it, and leaves out what did not happen', () => {
  expect(ledgerSummary(ledger)).toBe('3 missed: 1 healed, 1 deleted since, 1 never healed');
  expect(ledgerSummary({ entries: ledger.entries.slice(1, 2) })).toBe('1 missed: 1 never healed');
});

test('events of no entity are counted by name, and not mentioned where there are none', () => {
  expect(othersText(ledger)).toBe('Missed too, and of no entity: 2 × typing.');
  expect(othersText({ others: {} })).toBeUndefined();
});
