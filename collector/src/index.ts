export type { CollectorOptions } from './collector-options.ts';
export { FaultError } from './fault-error.ts';
export type { ReportFault } from './report-fault.ts';
export { type Collector, startCollector } from './start-collector.ts';
