import { expect, test } from 'vitest';
import { whenShown } from './when-shown.ts';

test.each([{}, { prerendering: false }])('a page that is shown is so at once: %o', (state) => {
  let runs = 0;
  whenShown(Object.assign(new EventTarget(), state), () => runs++);
  expect(runs).toBe(1);
});

test('a page that is loaded before anybody goes there is shown when somebody does, once', () => {
  const document = Object.assign(new EventTarget(), { prerendering: true });
  let runs = 0;
  whenShown(document, () => runs++);
  expect(runs).toBe(0);
  document.dispatchEvent(new Event('prerenderingchange'));
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(runs).toBe(1);
});
