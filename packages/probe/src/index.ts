export { attachProbe, type Probe } from './attach-probe.ts';
export type { ProbeOptions } from './probe-options.ts';
