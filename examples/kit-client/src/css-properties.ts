import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Lets a component hand a number to its style sheet. */
    [name: `--${string}`]: string | number;
  }
}
