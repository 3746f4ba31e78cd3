import { expect, test } from 'vitest';
import { addEvent, moveEvent, removeEvent, resizeEvent } from './edit-script.ts';
import type { LabScript } from './lab-script.ts';

const script: LabScript = {
  seed: 1,
  events: [
    { id: '1', fault: 'cut', atMs: 2_000, forMs: 3_000 },
    { id: '4', fault: 'kick', atMs: 6_000, forMs: 500 },
  ],
};

test('a new fault comes after all others, under an id of its own', () => {
  const { event } = addEvent(script, 'sleep');
  expect(event).toMatchObject({ id: '5', fault: 'sleep', atMs: 8_000 });
});

test('a fault moves on the grid, and never before the beginning', () => {
  expect(moveEvent(script, '1', 2_130).events[0]?.atMs).toBe(2_250);
  expect(moveEvent(script, '1', -900).events[0]?.atMs).toBe(0);
});

test('a fault keeps some length, and what happens in a moment has none to change', () => {
  expect(resizeEvent(script, '1', -1).events[0]?.forMs).toBe(500);
  expect(resizeEvent(script, '4', 9_000).events[1]?.forMs).toBe(500);
});

test('who removes a fault removes that one', () => {
  expect(removeEvent(script, '1').events.map(({ id }) => id)).toEqual(['4']);
});
