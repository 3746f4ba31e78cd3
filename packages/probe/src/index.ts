export { attachProbe, type Probe, type ReportedError } from './attach-probe.ts';
export type { ProbeOptions } from './probe-options.ts';
