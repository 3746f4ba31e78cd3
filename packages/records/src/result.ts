/** What an operation that is expected to fail now and then gives back instead of throwing. */
export type Result<T, E = Fault> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/**
 * A failure as data: it is told apart by `kind`, never by its text.
 *
 * `message` says what is wrong and where, `hint` what to do next.
 */
export interface Fault {
  readonly kind: string;
  readonly message: string;
  readonly hint: string;
}

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export const fail = (kind: string, message: string, hint: string): Result<never> => ({
  ok: false,
  error: { kind, message, hint },
});
