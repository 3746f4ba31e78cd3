import { expect, test } from 'vitest';
import { createSwrCache } from './swr-cache.ts';

function setUp() {
  const later: (() => void)[] = [];
  const map = new Map<unknown, unknown>([['/a', { data: [1], _k: '/a', _c: [0], isValidating: true }]]);
  const cache = createSwrCache(map, (_ms, run) => {
    later.push(run);
    return () => undefined;
  });
  const runLater = () => {
    for (const run of later.splice(0)) run();
  };
  return { map, cache, runLater };
}

test('an entry is its answer and its error, and says when no component shows it', () => {
  const { map, cache, runLater } = setUp();
  const hook = {};
  cache.shows(hook, '/a');
  cache.source.subscribe(() => undefined);
  expect(cache.source.getState()).toEqual({ '/a': { data: [1], error: undefined } });
  map.set('/b', { data: 2 });
  cache.put('/b', { data: 2 });
  cache.shows(hook, '/b');
  runLater();
  expect(cache.source.getState()).toEqual({
    '/a': { data: [1], error: undefined, shown: false },
    '/b': { data: 2, error: undefined },
  });
  cache.shows(hook, undefined);
  runLater();
  expect(cache.source.getState()).toMatchObject({ '/a': { shown: false }, '/b': { shown: false } });
});

test('what is shown twice is shown until both are gone, and what SWR notes for itself is no change', () => {
  const { cache, runLater } = setUp();
  const [one, other] = [{}, {}];
  cache.shows(one, '/a');
  cache.shows(other, '/a');
  let changes = 0;
  cache.source.subscribe(() => {
    changes += 1;
  });
  const before = cache.source.getState();
  cache.shows(one, undefined);
  runLater();
  cache.put('/a', { data: Object(before)['/a'].data, isValidating: false });
  cache.put(Symbol('key'), {});
  expect(changes).toBe(0);
  cache.put('/a', undefined);
  expect(cache.source.getState()).toEqual({});
});
