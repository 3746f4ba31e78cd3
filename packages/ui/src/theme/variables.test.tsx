import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { driftscopeTheme } from './driftscope-theme.ts';
import kept from './variables.css?raw';

/** Without what its writing has over what it says. */
const plain = (css: string): string => css.replaceAll(/\/\*.*?\*\/|\s/gs, '');

test('variables.css says what Mantine makes of the theme', () => {
  const page = renderToStaticMarkup(
    <MantineProvider theme={driftscopeTheme} withGlobalClasses={false}>
      {null}
    </MantineProvider>,
  );
  const [, made = ''] = /^<style[^>]*>(.*)<\/style>$/s.exec(page) ?? [];
  expect(made).not.toBe('');
  // Where it does not: what is made is what the file is to say.
  expect(plain(kept)).toBe(plain(made));
});
