import { expect, test } from 'vitest';
import { Shapes } from './shapes.ts';

/** More kinds than are compared before one is looked up. */
const kinds = Array.from({ length: 20 }, (_, index) => ({ id: '1', [`field ${index}`]: 1, [`other ${index % 3}`]: 2 }));

test('objects of the same names in the same order have one shape, whatever was asked for in between', () => {
  const shapes = new Shapes();
  const first = kinds.map((object) => shapes.of(object));
  expect(new Set(first).size).toBe(kinds.length);
  const inTurn = [...kinds.keys(), ...[...kinds.keys()].reverse(), 0, 7, 0, 13, 7];
  for (const index of inTurn) expect(shapes.of({ ...kinds[index], id: '2' })).toBe(first[index]);
});

test('names in another order, fewer or more are another shape', () => {
  const shapes = new Shapes();
  const shape = shapes.of({ id: '1', text: 'a' });
  for (const object of [{ text: 'a', id: '1' }, { id: '1' }, { id: '1', text: 'a', at: 1 }]) {
    expect(shapes.of(object)).not.toBe(shape);
    expect(shapes.of({ id: '1', text: 'b' })).toBe(shape);
  }
});
