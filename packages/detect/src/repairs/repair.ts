import type { FactReader } from './fact-reader.ts';

/** By kind: JavaScript that mends an incident, with its own names in it. What an app calls otherwise is called by what it does. */
export interface Repairs {
  readonly [kind: string]: (facts: FactReader) => string;
}
