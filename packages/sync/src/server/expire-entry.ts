import type { LogEntry } from './log-store.ts';

/** What is left of an entry that has expired: a tombstone of the same number, from the time at which it expired. */
export function tombstoneOf({ change }: LogEntry): LogEntry {
  const { scope, seq, entity } = change;
  const atMs = change.kind === 'put' ? (change.expiresAtMs ?? change.atMs) : change.atMs;
  return { change: { kind: 'delete', scope, seq, atMs, entity }, versions: { '': { seq, atMs } } };
}
