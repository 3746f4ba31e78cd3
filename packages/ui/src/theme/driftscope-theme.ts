import { createTheme, virtualColor } from '@mantine/core';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** Dense and quiet: small type, thin lines, colour for what matters alone. */
export const driftscopeTheme = createTheme({
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  headings: { fontFamily: SANS, fontWeight: '650' },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  // Where black and white stand out equally.
  luminanceThreshold: 0.18,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  // Where the user asks for little motion, nothing slides or fades in.
  respectReducedMotion: true,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  colors: {
    // On a plain colour Mantine picks the colour of text for the shade of light alone.
    accent: virtualColor({ name: 'accent', light: 'drift', dark: 'drift' }),
    warning: virtualColor({ name: 'warning', light: 'orange', dark: 'orange' }),
    drift: [
      '#e9f6f8',
      '#d3eaee',
      '#a6d5dd',
      '#76bfcb',
      '#4fadbc',
      '#2f98a9',
      '#1f8495',
      '#126c7b',
      '#0a5763',
      '#04424c',
    ],
    dark: [
      '#d6dade',
      '#b4bac1',
      '#8d959e',
      '#6a727b',
      '#454c55',
      '#31373f',
      '#262b32',
      '#1a1e23',
      '#14171b',
      '#0e1013',
    ],
  },
});
