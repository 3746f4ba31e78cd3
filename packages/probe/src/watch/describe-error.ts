import type { RecordOf } from '@driftscope/records';

const maxMessage = 1000;
const maxStack = 4000;

/** What was thrown, as it is recorded. */
export function describeError(thrown: unknown): Pick<RecordOf<'probe.error'>, 'name' | 'message' | 'stack'> {
  if (!(thrown instanceof Error)) return { message: String(thrown).slice(0, maxMessage) };
  const { name, message, stack } = thrown;
  return {
    name: name.slice(0, 100),
    message: message.slice(0, maxMessage),
    ...(stack !== undefined && { stack: stack.slice(0, maxStack) }),
  };
}
