import { expect, test } from 'vitest';
import { showDirections } from './show-directions.ts';

test('what turns the direction of a text is shown, and does so no more', () => {
  expect(showDirections('a \u202eevil\u2069 b')).toBe('a ‹202E›evil‹2069› b');
});

test('texts of other directions stay as they are', () => {
  expect(showDirections('\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u200f!')).toBe(
    '\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u200f!',
  );
});
