import type { DriftRecord, Unnumbered } from '@driftscope/records';
import type { EngineConnection } from '../socket-io.ts';
import type { ActiveTrace, TracedEvent } from '../tracing/tracing.ts';
import type { Emissions } from './create-emissions.ts';
import type { Guard } from './create-guard.ts';
import type { Handlings } from './create-handlings.ts';

/** What the hooks share. */
export interface WatchParts {
  readonly record: (record: Unnumbered<DriftRecord>) => void;
  readonly guard: Guard;
  readonly emissions: Emissions;
  readonly ordinals: Ordinals;
  /** The same for those that came from clients. */
  readonly receipts: Ordinals;
  readonly handlings: Handlings;
  readonly maxArgsLength: number;
  /** The span that is under way, as a field of a record. */
  readonly traceField: () => { readonly trace?: ActiveTrace };
  /** Hands an event on to its handlers, in a trace of its own where that is wanted. */
  readonly handOn: (event: TracedEvent, work: () => void) => void;
}

/** How many EVENT packets there were so far, by connection and namespace. */
export interface Ordinals {
  next(connection: EngineConnection, namespace: string): number;
  count(connection: EngineConnection, namespace: string): number;
}
