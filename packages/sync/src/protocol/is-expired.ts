/** @param expiresAtMs - by the server's clock, as `nowMs` is; absent for what does not expire. */
export function isExpired({ expiresAtMs }: { readonly expiresAtMs?: number }, nowMs: number): boolean {
  return expiresAtMs !== undefined && expiresAtMs <= nowMs;
}
