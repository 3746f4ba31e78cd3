import type { DriftRecord, Unnumbered } from '@driftscope/records';
import type { EngineConnection } from '../socket-io.ts';
import type { Emissions } from './create-emissions.ts';
import type { Guard } from './create-guard.ts';

/** What the hooks share. */
export interface WatchParts {
  readonly record: (record: Unnumbered<DriftRecord>) => void;
  readonly guard: Guard;
  readonly emissions: Emissions;
  readonly ordinals: Ordinals;
  readonly maxArgsLength: number;
}

/** How many EVENT packets were queued so far, by connection and namespace. */
export interface Ordinals {
  next(connection: EngineConnection, namespace: string): number;
  count(connection: EngineConnection, namespace: string): number;
}
