import type { RecordOf } from '@driftscope/records';

const MAX_MESSAGE = 1000;
const MAX_STACK = 4000;

/** What was thrown, as it is recorded. */
export function describeError(thrown: unknown): Pick<RecordOf<'probe.error'>, 'name' | 'message' | 'stack'> {
  if (!(thrown instanceof Error)) return { message: String(thrown).slice(0, MAX_MESSAGE) };
  const { name, message, stack } = thrown;
  return {
    name: name.slice(0, 100),
    message: message.slice(0, MAX_MESSAGE),
    ...(stack !== undefined && { stack: stack.slice(0, MAX_STACK) }),
  };
}
