import type { Sketch } from '../sketch.ts';
import { connectionSketches } from './connection.ts';
import { eventSketches } from './events.ts';
import { identitySketches } from './identity.ts';
import { stateSketches } from './state.ts';

/** A drawing for each kind of incident. */
export const sketches: Readonly<Record<string, Sketch>> = {
  ...connectionSketches,
  ...identitySketches,
  ...eventSketches,
  ...stateSketches,
};
