import type { Fault } from '@driftscope/records';

/** Tells those who run the collector of a fault that nobody else will hear of. */
export type ReportFault = (fault: Fault, cause?: unknown) => void;

/** Writes faults to the standard error output. */
export const reportToStderr: ReportFault = ({ kind, message, hint }, cause) => {
  process.stderr.write(`${kind}: ${message} ${hint}\n`);
  if (cause !== undefined) process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
};
