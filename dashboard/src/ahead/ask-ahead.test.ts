import { expect, test } from 'vitest';
import { createApiClient } from '../api/api-client.ts';
import { overviewQuery, parseOverview } from '../overview/overview-filters.ts';
import { askAhead } from './ask-ahead.ts';

/** A collector that is away, and what it was asked for. */
function setUp() {
  const asked: unknown[] = [];
  const send: typeof fetch = async (...args) => {
    asked.push(args);
    throw new TypeError('Failed to fetch');
  };
  return { asked, send };
}

test.each(['', '?days=30', '?days=1&app=mail', '?days=30&team=Core&app=mail', '?days=2&app=%20a%26b%20'])(
  'of the overview%s the same is asked for ahead as its page asks for',
  async (search) => {
    const ahead = setUp();
    const url = new URL(`http://collector.test/overview${search}`);
    expect(askAhead(url, ahead.send)?.href).toBe(url.href);
    const page = setUp();
    await createApiClient(page.send).overview(overviewQuery(parseOverview(url.searchParams)));
    expect(ahead.asked).toEqual(page.asked);
  },
);

test('of another page nothing is asked for ahead', () => {
  const { asked, send } = setUp();
  expect(askAhead(new URL('http://collector.test/reports'), send)).toBeUndefined();
  expect(asked).toEqual([]);
});
