import { expect, test } from 'vitest';
import { createFaultDesk } from './fault-desk.ts';

const cut = { kind: 'begin-fault', spec: { kind: 'cut', forMs: 5_000 } } as const;
const undo = { kind: 'undo-faults' } as const;

function setUp(answer: () => unknown) {
  const loaded: number[] = [];
  const desk = createFaultDesk({
    load: async (tabId) => loaded.push(tabId),
    command: async () => answer(),
  });
  return { desk, loaded };
}

test('the script is loaded for a fault, and not to undo what is not there', async () => {
  const t = setUp(() => true);
  expect(await t.desk.obey(7, undo)).toEqual({ ok: true, value: true });
  expect(t.loaded).toEqual([]);
  expect(await t.desk.obey(7, cut)).toEqual({ ok: true, value: true });
  expect(t.loaded).toEqual([7]);
});

test('a page without a recorder cannot be broken, and needs no mending', async () => {
  const t = setUp(() => false);
  expect(await t.desk.obey(7, cut)).toMatchObject({ ok: false, error: { kind: 'not-recorded' } });
  expect(await t.desk.obey(7, undo)).toMatchObject({ ok: true });
});

test('a page that the extension may not touch says so', async () => {
  const t = setUp(() => {
    throw new Error('Cannot access a chrome:// URL');
  });
  expect(await t.desk.obey(7, cut)).toMatchObject({
    ok: false,
    error: { kind: 'no-page', message: 'The page cannot be reached: Cannot access a chrome:// URL' },
  });
});
