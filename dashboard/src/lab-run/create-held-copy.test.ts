import { expect, test } from 'vitest';
import { noDrift } from './compute-drift.ts';
import { createHeldCopy } from './create-held-copy.ts';

const rows = { kind: 'screen', items: 'p', idAttribute: 'id', says: { wordsOf: 'b' } } as const;
const compared = ['messages', 'counts'].map((name) => ({ name, rows, isOrdered: true }));
const [one, two] = [
  { id: '1', says: 'one' },
  { id: '2', says: 'two' },
];

test('what is told of one thing leaves the others as they were', () => {
  const copy = createHeldCopy(compared);
  copy.put({ messages: [one] });
  copy.put({ counts: [two] });
  expect(copy.drift({ messages: [one, two], counts: [two] })).toEqual({
    messages: { ...noDrift, missing: 1 },
    counts: noDrift,
  });
});

test('a row that was right and is not any more was undone, unless the server has changed it since', () => {
  const copy = createHeldCopy(compared);
  const drift = (...messages: (typeof one)[]) => copy.drift({ messages }).messages;
  copy.put({ messages: [one, two] });
  expect(drift(one, two)).toEqual(noDrift);
  copy.put({ messages: [one] });
  expect(drift(one, two)).toEqual({ ...noDrift, missing: 1, undone: 1 });
  expect(drift(one, { ...two, says: 'zwei' })).toEqual({ ...noDrift, missing: 1 });
  copy.forget();
  expect(drift(one, two)).toEqual({ ...noDrift, missing: 1 });
});
