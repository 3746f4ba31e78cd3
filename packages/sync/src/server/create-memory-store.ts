import type { Change } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import type { Epoch, Scope } from '../protocol/ids.ts';
import { isExpired } from '../protocol/is-expired.ts';
import type { MutationOutcome } from '../protocol/mutation.ts';
import { tombstoneOf } from './expire-entry.ts';
import type { LogEntry, LogStore } from './log-store.ts';

interface ScopeLog {
  head: number;
  horizon: number;
  readonly entries: Map<string, LogEntry>;
  /** In the order of `seq`, with entries that are not the last ones of their entity any more. */
  order: LogEntry[];
}

/** Logs that live as long as the process. */
export function createMemoryStore(epoch: Epoch): LogStore {
  const logs = new Map<Scope, ScopeLog>();
  const outcomes = new Map<string, { readonly outcome: MutationOutcome; readonly atMs: number }>();

  return {
    epoch,
    // Nothing in here fails half way.
    transaction: (work) => work(),
    head: (scope) => logs.get(scope)?.head ?? 0,
    horizon: (scope) => logs.get(scope)?.horizon ?? 0,
    find: (scope, key) => logs.get(scope)?.entries.get(key),
    readSince(scope, since, limit = Number.POSITIVE_INFINITY) {
      const log = logs.get(scope);
      return log === undefined ? [] : readFrom(log, since, limit);
    },
    append(entry) {
      const { scope, seq, entity } = entry.change;
      const log: ScopeLog = logs.get(scope) ?? { head: 0, horizon: 0, entries: new Map(), order: [] };
      logs.set(scope, log);
      log.entries.set(entityKey(entity), entry);
      log.order.push(entry);
      log.head = seq;
      if (log.order.length > 2 * log.entries.size + 16) compact(log);
    },
    expire(nowMs) {
      for (const log of logs.values()) expireIn(log, nowMs);
    },
    trim(beforeMs) {
      for (const log of logs.values()) trimIn(log, beforeMs);
    },
    outcome: (key) => outcomes.get(key)?.outcome,
    keepOutcome: (key, outcome, atMs) => void outcomes.set(key, { outcome, atMs }),
    forgetOutcomes(beforeMs) {
      for (const [key, { atMs }] of outcomes) if (atMs < beforeMs) outcomes.delete(key);
    },
  };
}

function readFrom({ order, entries }: ScopeLog, since: number, limit: number): readonly Change[] {
  const changes: Change[] = [];
  for (let at = firstAbove(order, since); at < order.length && changes.length < limit; at++) {
    const entry = order[at];
    if (entry !== undefined && entries.get(entityKey(entry.change.entity)) === entry) changes.push(entry.change);
  }
  return changes;
}

function firstAbove(order: readonly LogEntry[], since: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((order[middle]?.change.seq ?? 0) > since) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Leaves the last entry of each entity. */
function compact(log: ScopeLog): void {
  log.order = log.order.filter((entry) => log.entries.get(entityKey(entry.change.entity)) === entry);
}

function expireIn(log: ScopeLog, nowMs: number): void {
  compact(log);
  log.order = log.order.map((entry) => {
    const { change } = entry;
    if (change.kind === 'delete' || !isExpired(change, nowMs)) return entry;
    const tombstone = tombstoneOf(entry);
    log.entries.set(entityKey(change.entity), tombstone);
    return tombstone;
  });
}

function trimIn(log: ScopeLog, beforeMs: number): void {
  for (const [key, { change }] of log.entries) {
    if (change.kind !== 'delete' || change.atMs >= beforeMs) continue;
    log.entries.delete(key);
    log.horizon = Math.max(log.horizon, change.seq);
  }
  compact(log);
}
