import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Sentence } from './sentence.tsx';

test('a sentence runs from left to right though it begins with a name that does not', () => {
  expect(renderToStaticMarkup(<Sentence text="شركة logged out 2 s ago." />)).toBe(
    '<bdi dir="ltr"><bdi>شركة</bdi> logged out 2 s ago.</bdi>',
  );
  expect(renderToStaticMarkup(<Sentence text="Zoë logged out" mostChars={6} />)).toBe('<bdi dir="ltr">Zoë l…</bdi>');
});
