export { printFault } from '../runner/print-fault.mjs';

/** What keeps a task from going on: `message` says what and where, `hint` what to do next. */
export interface Fault {
  readonly kind: string;
  readonly message: string;
  readonly hint: string;
}

/** What an operation gives back that is expected to fail now and then. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Fault };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (kind: string, message: string, hint: string): Result<never> => ({
  ok: false,
  error: { kind, message, hint },
});
