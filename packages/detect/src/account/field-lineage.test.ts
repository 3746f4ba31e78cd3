import type { JsonObject } from '@driftscope/records';
import { expect, test } from 'vitest';
import { PageTrace } from '../testing/page-trace.ts';
import { computeLineage } from './field-lineage.ts';

const room = (title: string): JsonObject => ({ id: 'r_1', title, members: 3 });

/** A page that read a room, and holds it in a list and as the open one. */
function roomPage(): PageTrace {
  const page = new PageTrace('bob')
    .at(100)
    .connect('eio-1')
    .at(1_000)
    .fetch('GET /api/rooms', [room('Old')]);
  return page.store(1, 'rooms', { list: [room('Old')] }).store(2, 'view', { open: room('Old') });
}

const query = (page: PageTrace) => ({ session: page.header.id, id: 'r_1', field: 'title' });

test('a field goes from the event that told it through commits to every place', () => {
  const page = roomPage().at(2_000).receive('room:renamed', room('New'));
  const told = page.seq;
  page.at(2_010).add({
    kind: 'store.commit',
    store: 1,
    patch: [{ op: 'set', path: ['list', 0, 'title'], value: 'New' }],
    cause: told,
    causeHow: 'sync',
  });
  page.commit(2, { op: 'set', path: ['open', 'title'], value: 'New' });
  const { tellings, ends, broken } = computeLineage([page], query(page));
  expect(tellings.map(({ how, line, value }) => [how, line, value])).toEqual([
    ['read', 'GET /api/rooms', 'Old'],
    ['event', 'room:renamed', 'New'],
  ]);
  expect(tellings.at(-1)?.arrivals).toMatchObject([
    { name: 'rooms', path: 'list', value: 'New', cause: told },
    { name: 'view', path: 'open', value: 'New' },
  ]);
  expect(ends.map(({ name, path, says }) => [name, path, says])).toEqual([
    ['rooms', 'list', 'latest'],
    ['view', 'open', 'latest'],
  ]);
  expect(broken).toBeUndefined();
});

test('where one place did not take it over, the way broke off in part', () => {
  const page = roomPage().at(2_000).receive('room:renamed', room('New'));
  page.commit(1, { op: 'set', path: ['list', 0, 'title'], value: 'New' });
  const { ends, broken } = computeLineage([page], query(page));
  expect(ends.map(({ name, says }) => [name, says])).toEqual([
    ['rooms', 'latest'],
    ['view', 'older'],
  ]);
  expect(broken).toBe('partly');
});

test('where no place took it over, it broke off right after the wire', () => {
  const page = roomPage().at(2_000).receive('room:renamed', room('New'));
  const { tellings, broken } = computeLineage([page], query(page));
  expect(tellings.at(-1)).toMatchObject({ line: 'room:renamed', arrivals: [] });
  expect(broken).toBe('not-taken');
});

test('a place that was taken away is no end, and a value of the page itself is its own', () => {
  const page = roomPage()
    .at(2_000)
    .commit(2, { op: 'set', path: ['open'], value: null });
  page.commit(1, { op: 'set', path: ['list', 0, 'title'], value: 'Mine' });
  const { ends, broken } = computeLineage([page], query(page));
  expect(ends.map(({ name, says, value }) => [name, says, value])).toEqual([['rooms', 'own', 'Mine']]);
  expect(broken).toBe('not-taken');
});

test('what the wire never said, and what no store holds, is told apart', () => {
  const page = roomPage();
  expect(computeLineage([page], { ...query(page), field: 'colour' }).broken).toBe('untold');
  page.at(3_000).receive('room:renamed', { ...room('x'), id: 'r_2' });
  expect(computeLineage([page], { ...query(page), id: 'r_2' }).broken).toBe('not-held');
});
