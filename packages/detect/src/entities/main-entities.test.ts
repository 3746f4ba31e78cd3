import type { Json } from '@driftscope/records';
import { expect, test } from 'vitest';
import { mainEntities } from './main-entities.ts';
import { Shapes } from './shapes.ts';

const idsOf = (name: string, payload: Json) => mainEntities(name, [payload], new Shapes()).map(({ id }) => id);
const flat = { id: 2, rent: 820 };

test('what an event is about is found in the envelopes of brokers and databases', () => {
  const change = { schema: 'public', table: 'flats', type: 'UPDATE', record: flat, old_record: { id: 2 } };
  expect(idsOf('postgres_changes', { ids: [77], data: change })).toEqual(['2']);
  expect(idsOf('flat.changed', { type: 'flat.changed', data: { flat, by: { id: 9, name: 'Vera' } } })).toEqual(['2']);
});

test('it is not looked for at any depth, nor where several could be meant', () => {
  expect(idsOf('changed', { data: { payload: { flat } } })).toEqual(['2']);
  expect(idsOf('changed', { data: { payload: { data: { flat } } } })).toEqual([]);
  expect(idsOf('changed', { data: { flat, owner: { id: 9 } } })).toEqual([]);
  expect(idsOf('changed', { data: { flat }, item: { owner: { id: 9 } } })).toEqual([]);
  expect(idsOf('changed', { context: { flat } })).toEqual([]);
});
