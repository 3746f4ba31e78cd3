import type { TraceError, TraceSpan } from '@driftscope/records';
import { PARTS_MAX, type TraceReport } from './trace-report.ts';

export interface ReportGatherer {
  /** `undefined`: it was not understood, and counts as ignored under `name`. */
  span(name: string, span: TraceSpan | undefined): void;
  error(name: string, error: TraceError | undefined): void;
  ignore(name: string): void;
  report(): TraceReport;
}

/** Builds what gathers a report part by part, so that one bad part costs none of the good ones. */
export function gatherReport(): ReportGatherer {
  const spans: TraceSpan[] = [];
  const errors: TraceError[] = [];
  const ignored = new Map<string, number>();

  const ignore = (name: string) => void ignored.set(name, (ignored.get(name) ?? 0) + 1);
  const add = <T>(list: T[], name: string, part: T | undefined) => {
    if (part === undefined || spans.length + errors.length >= PARTS_MAX) ignore(name);
    else list.push(part);
  };

  return {
    span: (name, span) => add(spans, name, span),
    error: (name, error) => add(errors, name, error),
    ignore,
    report: () => ({ spans, errors, ignored: Object.fromEntries(ignored) }),
  };
}
