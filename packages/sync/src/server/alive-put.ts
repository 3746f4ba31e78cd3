import type { Put } from '../protocol/change.ts';
import { isExpired } from '../protocol/is-expired.ts';
import type { LogEntry } from './log-store.ts';

/** The entity as it is now. Absent: there was none, it is deleted, or it expired, swept or not. */
export function alivePut(entry: LogEntry | undefined, nowMs: number): Put | undefined {
  if (entry?.change.kind !== 'put') return undefined;
  return isExpired(entry.change, nowMs) ? undefined : entry.change;
}
