import type { Evidence, Incident } from '@driftscope/detect';
import type { DriftRecord, Json, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { RecordIndex } from '../records/record-index.ts';
import type { SessionRecord } from '../records/session-record.ts';
import { compareEvidence } from './compare-evidence.ts';

const session = 's' as SessionId;

test('what two answers say of an entity stands side by side, and only what differs', () => {
  const title = { id: 'e1', rating: 4, version: 10, name: 'Dune' };
  const [comparison, ...others] = compare({ id: 'e1' }, [
    ['newer', answer(1, title)],
    [
      'late',
      answer(2, {
        items: [
          { id: 'e0', rating: 1 },
          { ...title, rating: 2, version: 9 },
        ],
      }),
    ],
  ]);
  expect(others).toEqual([]);
  expect(comparison).toMatchObject({
    id: 'e1',
    versions: [{ role: 'newer' }, { role: 'late' }],
    differing: [
      { name: 'rating', values: [4, 2], mark: 'contradicted' },
      { name: 'version', values: [10, 9] },
    ],
    sameCount: 2,
  });
});

test('a field that one of them does not have differs', () => {
  const [comparison] = compare({ ids: ['m1'] }, [
    ['one way', answer(1, { id: 'm1', body: 'Hi' })],
    ['another way', answer(2, [{ id: 'm1', text: 'Hi' }])],
  ]);
  expect(comparison?.differing).toEqual([
    { name: 'body', values: ['Hi', undefined], mark: 'absent' },
    { name: 'text', values: [undefined, 'Hi'], mark: 'absent' },
  ]);
});

test('the fields that the incident is about come first', () => {
  const [comparison] = compare({ id: 'm1', fields: [{ 'GET /a': 'body', 'GET /b': 'text' }] }, [
    ['one way', answer(1, { id: 'm1', version: 1, body: 'Hi' })],
    ['another way', answer(2, { id: 'm1', version: 2, text: 'Hi' })],
  ]);
  expect(comparison?.differing.map(({ name, mark }) => `${name} ${mark}`)).toEqual([
    'body named',
    'text named',
    'version contradicted',
  ]);
});

test('what was sent by a server is compared with what is in a store', () => {
  const [comparison] = compare({ id: 'm1' }, [
    [
      'sent',
      { kind: 'probe.emit', namespace: '/', event: 'e', rooms: [], except: [], to: [], args: '[{"id":"m1","n":2}]' },
    ],
    ['held', { kind: 'store.snapshot', store: 1, state: { byId: { m1: { id: 'm1', n: 1 } } } }],
  ]);
  expect(comparison?.differing).toMatchObject([{ name: 'n', values: [2, 1] }]);
});

test.each<[string, Incident['facts'], readonly Json[]]>([
  [
    'they agree',
    { id: 'm1' },
    [
      { id: 'm1', n: 1 },
      { id: 'm1', n: 1 },
    ],
  ],
  [
    'only one has the entity',
    { id: 'm1' },
    [
      { id: 'm1', n: 1 },
      { id: 'm2', n: 2 },
    ],
  ],
  [
    'the incident names no entity',
    { gapMs: 3 },
    [
      { id: 'm1', n: 1 },
      { id: 'm1', n: 2 },
    ],
  ],
])('nothing is compared where %s', (_, facts, bodies) => {
  expect(
    compare(
      facts,
      bodies.map((body, at) => ['said', answer(at, body)]),
    ),
  ).toEqual([]);
});

test('a body of which only the start was kept is passed over', () => {
  const cut = { kind: 'http.body', request: 2, body: '{"id":"m1","n"', cut: 'size' } as const;
  expect(
    compare({ id: 'm1' }, [
      ['one', answer(1, { id: 'm1', n: 1 })],
      ['two', cut],
    ]),
  ).toEqual([]);
});

type Unnumbered<R> = R extends DriftRecord ? Omit<R, 'seq' | 't'> : never;

function compare(facts: Incident['facts'], pieces: readonly (readonly [string, Unnumbered<DriftRecord>])[]) {
  const records = pieces.map(
    ([, record], at): SessionRecord => ({
      session,
      originMs: 0,
      record: { ...record, seq: at + 1, t: at } as DriftRecord,
    }),
  );
  const evidence = pieces.map(([role], at): Evidence => ({ session, seq: at + 1, at, role }));
  return compareEvidence({ facts, evidence }, records, new RecordIndex().add(records));
}

function answer(request: number, body: Json): Unnumbered<DriftRecord> {
  return { kind: 'http.body', request, body: JSON.stringify(body) };
}
