import type { Guard } from '../watch/create-guard.ts';
import type { TracedEvent, Tracing } from './tracing.ts';

/**
 * Builds what hands an event on to its handlers, in a trace of its own.
 *
 * It is handed on exactly once, whatever the tracing does; what the application throws meanwhile comes out as it would without it.
 */
export function createHandOn(
  tracing: Tracing | undefined,
  guard: Guard,
): (event: TracedEvent, work: () => void) => void {
  if (tracing === undefined) return (_event, work) => work();
  return (event, work) => {
    let begun = false;
    let thrown: { readonly error: unknown } | undefined;
    const workOnce = () => {
      if (begun) return;
      begun = true;
      try {
        work();
      } catch (error) {
        thrown = { error };
      }
    };
    guard.run('tracing.trace', () => tracing.trace(event, workOnce));
    workOnce();
    if (thrown !== undefined) throw thrown.error;
  };
}
