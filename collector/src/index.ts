export { FaultError } from './fault-error.ts';
export type { ReportFault } from './report-fault.ts';
export { type Collector, type CollectorOptions, startCollector } from './start-collector.ts';
