export type { CollectorOptions } from './collector-options.ts';
export { FaultError } from './fault-error.ts';
export type { ReportFault } from './report-fault.ts';
export { openSqliteStore } from './sqlite/open-sqlite-store.ts';
export { type Collector, startCollector } from './start-collector.ts';
export type { Store } from './storage/store.ts';
