import type { RecordOf } from '@driftscope/records';
import type { EventHandling, RequestHandling } from './create-handlings.ts';
import { describeError } from './describe-error.ts';
import type { WatchParts } from './watch-parts.ts';

/** How it came to be known. */
export type ErrorFields = Pick<RecordOf<'probe.error'>, 'how' | 'sentryId'>;

/** Records what was thrown, with what was being handled. */
export function noteError(
  error: unknown,
  handling: EventHandling | Omit<RequestHandling, 'number'>,
  fields: ErrorFields,
  { record, traceField }: Pick<WatchParts, 'record' | 'traceField'>,
): void {
  const thrown = { ...fields, ...describeError(error), ...traceField() };
  if (handling.kind === 'request') {
    record({ kind: 'probe.request-error', ...handling.describe(), ...thrown });
    return;
  }
  const { kind: _, ...event } = handling;
  record({ kind: 'probe.error', ...event, ...thrown });
}
