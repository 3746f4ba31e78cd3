import type { IncidentPage, IncidentSummary } from '@driftscope/detect';
import { fail, ok, type Result, type Team } from '@driftscope/records';
import { expect, test, vi } from 'vitest';
import { createListeners } from '../live/create-listeners.ts';
import type { Live } from '../live/live.ts';
import { createIncidentFeed } from './create-incident-feed.ts';
import { testSummary } from './test-summary.ts';

type Answer = Result<IncidentPage>;

/** A collector whose answers the test gives when it wants, and a live push that it drives. */
function setUp(filters = {}, teams: Team[] = []) {
  const asked: { readonly query: URLSearchParams; readonly answer: (answer: Answer) => void }[] = [];
  const connects = createListeners<[]>();
  const begins = createListeners<[]>();
  const pushes = createListeners<[IncidentSummary]>();
  const changed: IncidentSummary[] = [];
  const api = {
    teams: async () => ok({ teams }),
    incidents: (query: URLSearchParams) =>
      new Promise<Answer>((answer) => {
        asked.push({ query, answer });
      }),
  };
  const live: Pick<Live, 'onConnect' | 'onBegin' | 'onPush' | 'changed'> = {
    onConnect: connects.add,
    onBegin: begins.add,
    onPush: pushes.add,
    changed: () => changed,
  };
  const feed = createIncidentFeed(api, live, filters);
  return {
    feed,
    asked,
    connect: () => connects.call(),
    begin: () => {
      changed.length = 0;
      begins.call();
    },
    push: (given: Parameters<typeof testSummary>[0]) => {
      const incident = testSummary(given);
      changed.push(incident);
      pushes.call(incident);
    },
    answer: (number: number, answer: Answer) => asked[number]?.answer(answer),
    ids: () => feed.state().book.incidents.map(({ id }) => id),
  };
}

const page = (...ids: readonly string[]): Answer =>
  ok({ incidents: ids.map((id, index) => testSummary({ id, at: 1_000 - index })) });
const pageBefore = (next: string, ...ids: readonly string[]): Answer => {
  const whole = page(...ids);
  return whole.ok ? ok({ ...whole.value, next }) : whole;
};
const down: Answer = fail('unreachable', 'The collector does not answer.', 'Start it.');

test('a push that comes while the list is read is not lost, whatever the answer is of', async () => {
  const { feed, push, answer, ids } = setUp();
  feed.start();
  push({ id: 'pushed', at: 5_000, rev: 9 });
  answer(0, page('a'));
  await vi.waitFor(() => expect(ids()).toEqual(['pushed', 'a']));
});

test('after a new beginning the list is what the collector says, and not what it was', async () => {
  const { feed, begin, answer, asked, ids } = setUp();
  feed.start();
  answer(0, page('a', 'b'));
  await vi.waitFor(() => expect(ids()).toEqual(['a', 'b']));
  begin();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  answer(1, page('c', 'b'));
  await vi.waitFor(() => expect(ids()).toEqual(['c', 'b']));
});

test('an answer that a later read has overtaken is dropped', async () => {
  const { feed, begin, answer, asked, ids } = setUp();
  feed.start();
  begin();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  answer(1, page('new'));
  await vi.waitFor(() => expect(ids()).toEqual(['new']));
  answer(0, page('old'));
  await feed.loadMore();
  expect(ids()).toEqual(['new']);
});

test('an answer is shown although a later read is under way', async () => {
  const { feed, begin, answer, asked, ids } = setUp();
  feed.start();
  begin();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  answer(0, page('old'));
  await vi.waitFor(() => expect(ids()).toEqual(['old']));
  expect(feed.state().isLoading).toBe(true);
  answer(1, page('new'));
  await vi.waitFor(() => expect(ids()).toEqual(['new']));
  expect(feed.state().isLoading).toBe(false);
});

test('an answer that says the same changes no list', async () => {
  const { feed, begin, answer } = setUp();
  feed.start();
  answer(0, page('a', 'b'));
  await vi.waitFor(() => expect(feed.state().isLoading).toBe(false));
  const { book } = feed.state();
  begin();
  answer(1, page('a', 'b'));
  await vi.waitFor(() => expect(feed.state().isLoading).toBe(false));
  expect(feed.state().book).toBe(book);
});

test('when the collector is down, what was read stays, with the fault beside it', async () => {
  const { feed, begin, answer, asked, ids } = setUp();
  feed.start();
  answer(0, page('a'));
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
  begin();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  answer(1, down);
  await vi.waitFor(() => expect(feed.state().fault?.kind).toBe('unreachable'));
  expect(ids()).toEqual(['a']);
});

test('pages that were loaded are read again as far down', async () => {
  const { feed, begin, answer, asked, ids } = setUp();
  feed.start();
  answer(0, pageBefore('p2', 'a'));
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
  void feed.loadMore();
  answer(1, pageBefore('p3', 'b'));
  await vi.waitFor(() => expect(ids()).toHaveLength(2));
  begin();
  answer(2, pageBefore('p2', 'a'));
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  answer(3, pageBefore('p3', 'b'));
  await vi.waitFor(() => expect(feed.state().isLoading).toBe(false));
  expect(asked.map(({ query }) => query.get('cursor'))).toEqual([null, 'p2', null, 'p2']);
});

test('other filters keep the list until theirs is there', async () => {
  const { feed, answer, asked, ids } = setUp();
  feed.start();
  answer(0, page('a'));
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
  feed.narrow({ q: 'x' });
  expect(ids()).toEqual(['a']);
  answer(1, page('x'));
  await vi.waitFor(() => expect(ids()).toEqual(['x']));
  expect(asked[1]?.query.get('q')).toBe('x');
});

test('when the list of other filters cannot be read, that of the former is not shown for it', async () => {
  const { feed, answer, ids } = setUp();
  feed.start();
  answer(0, page('a'));
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
  feed.narrow({ q: 'x' });
  answer(1, down);
  await vi.waitFor(() => expect(feed.state().fault).toBeDefined());
  expect(feed.state()).toMatchObject({ isRead: false, book: { incidents: [] } });
});

test('a stopped feed hears nothing more', async () => {
  const { feed, answer, push, ids } = setUp();
  const stop = feed.start();
  answer(0, page('a'));
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
  stop();
  push({ id: 'b', rev: 4 });
  expect(ids()).toEqual(['a']);
});

test('what has changed since the page was opened stays above what is read, also for other filters', async () => {
  const { feed, push, answer, ids } = setUp();
  feed.start();
  answer(0, page('a', 'b'));
  await vi.waitFor(() => expect(ids()).toEqual(['a', 'b']));
  push({ id: 'b', rev: 7, status: 'resolved' });
  feed.narrow({ status: 'open' });
  answer(1, page('a', 'b'));
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
});

test('a connection that comes back is no reason to read, unless the last read failed', async () => {
  const { feed, connect, begin, answer, asked, ids } = setUp();
  feed.start();
  answer(0, page('a'));
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
  connect();
  expect(asked).toHaveLength(1);
  begin();
  answer(1, down);
  await vi.waitFor(() => expect(feed.state().fault).toBeDefined());
  connect();
  answer(2, page('b'));
  await vi.waitFor(() => expect(ids()).toEqual(['b']));
});

test('of a team what is pushed is listed where it is of one of its apps, also once these are others', async () => {
  const teams = [{ name: 'Core', apps: ['chat', 'mail'] }];
  const { feed, begin, push, answer, asked, ids } = setUp({ team: 'Core' }, teams);
  feed.start();
  push({ id: 'early', app: 'mail', at: 5_000, rev: 2 });
  answer(0, page('a'));
  await vi.waitFor(() => expect(ids()).toEqual(['early', 'a']));
  expect(asked[0]?.query.get('team')).toBe('Core');
  push({ id: 'foreign', app: 'shop', at: 6_000, rev: 3 });
  push({ id: 'late', app: 'mail', at: 7_000, rev: 4 });
  expect(ids()).toEqual(['late', 'early', 'a']);

  teams[0] = { name: 'Core', apps: ['shop'] };
  begin();
  push({ id: 'till', app: 'shop', at: 8_000, rev: 5 });
  answer(1, page());
  await vi.waitFor(() => expect(ids()).toEqual(['till']));
});

test('of a team that there is not nothing is listed', async () => {
  const { feed, push, answer, ids } = setUp({ team: 'Gone' });
  feed.start();
  answer(0, fail('invalid-query', 'There is no team "Gone".', 'There is none yet.'));
  await vi.waitFor(() => expect(feed.state().fault?.kind).toBe('invalid-query'));
  push({ id: 'pushed', rev: 2 });
  expect(ids()).toEqual([]);
});
