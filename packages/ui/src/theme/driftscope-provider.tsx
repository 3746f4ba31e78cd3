import './mantine.css';
import './tokens.css';
import { MantineProvider } from '@mantine/core';
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
    <MantineProvider theme={driftscopeTheme} {...scheme}>
      {children}
    </MantineProvider>
  );
}
