import './mantine.css';
import './variables.css';
import './tokens.css';
import './forced-colors.css';
import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { driftscopeTheme } from './driftscope-theme.ts';

/**
 * Styles and theme that every component of this package needs around it.
 *
 * `colorScheme` is `auto` (the reader's own setting) when left out.
 */
export function DriftscopeProvider({
  colorScheme = 'auto',
  children,
}: {
  readonly colorScheme?: 'light' | 'dark' | 'auto';
  readonly children: ReactNode;
}) {
  const scheme = colorScheme === 'auto' ? { defaultColorScheme: colorScheme } : { forceColorScheme: colorScheme };
  return (
    <MantineProvider
      theme={driftscopeTheme}
      colorSchemeManager={keptNowhere}
      // They are in variables.css.
      withCssVariables={false}
      // Classes for widths of a window: nothing here has them.
      withGlobalClasses={false}
      {...scheme}
    >
      {children}
    </MantineProvider>
  );
}

/** Nobody can choose a scheme, so none is kept: a page waits for its first look into `localStorage`. */
const keptNowhere: MantineColorSchemeManager = {
  get: (scheme) => scheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
