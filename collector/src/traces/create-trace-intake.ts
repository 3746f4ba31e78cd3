import type { Redactor, Result } from '@driftscope/records';
import type { Refusal } from '../http/refusal.ts';
import { storeRefusal } from '../http/store-refusal.ts';
import type { ReportFault } from '../report-fault.ts';
import type { TraceStore } from '../storage/trace-store.ts';
import { cleanReport } from './clean-report.ts';
import type { TraceReport } from './trace-report.ts';

export interface TraceIntakeOptions {
  readonly traces: Pick<TraceStore, 'add'>;
  readonly redactor: Redactor;
  readonly report: ReportFault;
}

/** What became of a report's parts. */
export interface TakenTraces {
  readonly spans: number;
  readonly errors: number;
  readonly ignored: TraceReport['ignored'];
}

/** Stores a report without its secrets, and resolves once it survives the death of the process. */
export type TraceIntake = (report: TraceReport) => Promise<Result<TakenTraces, Refusal>>;

export function createTraceIntake({ traces, redactor, report }: TraceIntakeOptions): TraceIntake {
  return async ({ ignored, ...trace }) => {
    const { spans, errors } = cleanReport(trace, redactor);
    try {
      if (spans.length + errors.length > 0) await traces.add({ spans, errors });
      return { ok: true, value: { spans: spans.length, errors: errors.length, ignored } };
    } catch (cause) {
      const refused = storeRefusal(cause);
      report(refused.fault, cause);
      return { ok: false, error: refused };
    }
  };
}
