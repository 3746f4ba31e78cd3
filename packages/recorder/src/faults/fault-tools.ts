import type { FaultSpec } from '@driftscope/records';
import type { After } from '../hook/timers.ts';
import type { RequestGate } from './create-request-gate.ts';
import type { Wires } from './create-wires.ts';

/** What a fault works with. */
export interface FaultTools {
  readonly scope: Window & typeof globalThis;
  readonly after: After;
  readonly wires: Wires;
  readonly requests: RequestGate;
  /** It touched a socket, a frame or a request. */
  readonly hit: () => void;
  /** It has done all that it was to do. */
  readonly over: () => void;
}

/** Begins a fault; answers how to undo it. */
export type StartFault<Kind extends FaultSpec['kind']> = (spec: SpecOf<Kind>, tools: FaultTools) => () => void;

export type SpecOf<Kind extends FaultSpec['kind']> = Extract<FaultSpec, { kind: Kind }>;
