import type { Incident, IncidentLedger } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FactsSection } from './facts-section.tsx';
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
  const rows = [
    ...html.matchAll(
      /<tr data-outcome="(\w+)">.*?<td>(?:<time>[\d:.]+ <\/time>)?([^<]*)(<a href="#9">see<\/a>)?<\/td><\/tr>/g,
    ),
  ];
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
  expect(othersText(ledger)).toBe('Also missed, but about no entity: 2 × typing.');
  expect(othersText({ others: {} })).toBeUndefined();
});

test('rooms, and who caused an event, stand beside it where the facts of the incident know them', () => {
  const missed = [{ event: 'message:new', id: 'm_2', room: 'c_1', by: 'u_ann' }];
  const html = renderToStaticMarkup(<LedgerTable ledger={ledger} missed={missed} linkOf={undefined} />);
  expect(html).toMatch(/m_2<.*?>message:new<.*?>c_1<.*?>u_ann</);
  expect(html).toMatch(/m_1<.*?>message:new<.*?>–<.*?>–</);
  expect(renderToStaticMarkup(<LedgerTable ledger={ledger} linkOf={undefined} />)).not.toContain('Room');
});

test('what the ledger tells of is not told again among the facts', () => {
  const incident = makeIncident({
    missedIds: ['m_1', 'm_2'],
    missed: [
      { event: 'message:new', id: 'm_1', at: 1_100 },
      { event: 'message:new', id: 'm_2', at: 1_200 },
    ],
    otherMissed: { typing: 2 },
    gapMs: 5_000,
  });
  const names = (shown?: IncidentLedger) => {
    const html = renderToStaticMarkup(<FactsSection incident={incident} ledger={shown} />);
    return [...html.matchAll(/<(?:h3[^>]*|dt)>([^<]+)/g)].map(([, name = '']) => name.trim());
  };
  expect(names(ledger)).toEqual(['Gap']);
  expect(names()).toEqual(['Missed events', 'Other missed', 'Gap']);
  expect(names({ ...ledger, entries: ledger.entries.slice(0, 1) })).toEqual(['Missed events', 'Other missed', 'Gap']);
});

const makeIncident = (facts: Incident['facts']): Incident => ({
  id: 'i1',
  kind: 'gap.missed-events',
  severity: 'critical',
  confidence: 'proven',
  title: '',
  at: 1_000,
  untilAt: 6_000,
  app: 'chat',
  session: ledger.session,
  group: 'g1',
  facts,
  evidence: [],
  witness: [],
  advice: '',
});
