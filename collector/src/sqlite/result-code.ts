/** Result codes of SQLite that mean something to us. */
export const resultCodes = { busy: 5, corrupt: 11, full: 13, notADatabase: 26 } as const;

/** SQLite's result code without its extension. 0: not an error of SQLite. */
export function resultCode(cause: unknown): number {
  if (typeof cause !== 'object' || cause === null || !('errcode' in cause)) return 0;
  return typeof cause.errcode === 'number' ? cause.errcode & 0xff : 0;
}
