import { expect, test } from 'vitest';
import { createTravelDesk } from './travel-desk.ts';

const begin = { kind: 'begin-travel' } as const;
const travel = { kind: 'travel', to: 12 } as const;

function setUp(answer: () => unknown) {
  const loaded: number[] = [];
  const desk = createTravelDesk({ load: async (tabId) => loaded.push(tabId), command: async () => answer() });
  return { desk, loaded };
}

test('the script is loaded to begin, and never again', async () => {
  const held = { stores: [{ store: 1, from: 9 }] };
  const t = setUp(() => held);
  expect(await t.desk.obey(7, begin)).toEqual(held);
  expect(await t.desk.obey(7, travel)).toEqual(held);
  expect(t.loaded).toEqual([7]);
});

test('a page without a recorder says so when travel is to begin, and has nothing to return from', async () => {
  const t = setUp(() => null);
  expect(await t.desk.obey(7, begin)).toMatchObject({ stores: [], refusal: expect.stringMatching('not recorded') });
  expect(await t.desk.obey(7, { kind: 'end-travel' })).toBeUndefined();
});

test('a page that the extension may not touch says so', async () => {
  const t = setUp(() => {
    throw new Error('Cannot access a chrome:// URL');
  });
  expect(await t.desk.obey(7, begin)).toMatchObject({ refusal: expect.stringMatching('chrome:// URL') });
  expect(await t.desk.obey(7, travel)).toBeUndefined();
});

test('what a page says of itself in another form is not believed', async () => {
  const t = setUp(() => ({ stores: [{ store: 'one' }] }));
  expect(await t.desk.obey(7, travel)).toBeUndefined();
});
