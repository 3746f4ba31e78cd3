import type { Trace } from '@driftscope/records';

/** What one request of a tracer or error reporter told. */
export interface TraceReport extends Trace {
  /** Parts that were not understood or are of no use here, by what they call themselves, with how many they were. */
  readonly ignored: Readonly<Record<string, number>>;
}

/** A request with thousands of parts is cut here. */
export const PARTS_MAX = 10_000;
