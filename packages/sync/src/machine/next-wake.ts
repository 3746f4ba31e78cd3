import { canReach } from './reach.ts';
import { isBehind } from './replica.ts';
import { deadlineMs } from './retry.ts';
import type { Request, SyncState } from './state.ts';
import { freshUntilMs } from './status.ts';

/** When the machine wants its next `tick`, by the wall clock; infinite where it waits for nothing. The shell keeps one timer for this. */
export function nextWakeMs(state: SyncState): number {
  const { clock, owner, outbox } = state;
  if (owner.kind === 'none') return Number.POSITIVE_INFINITY;
  if (owner.kind === 'loading') return owner.deadlineMs - clock.shiftMs;
  const reaches = canReach(state);
  const wakeMs = Math.min(
    roleWakeMs(state),
    connectionWakeMs(state),
    requestWakeMs(state, state.reading, reaches ? readWantedMs(state) : Number.POSITIVE_INFINITY),
    requestWakeMs(
      state,
      state.pushing,
      reaches && outbox.some(({ status }) => status.kind === 'pending') ? 0 : Number.POSITIVE_INFINITY,
    ),
    expiryWakeMs(state),
    statusWakeMs(state),
  );
  return wakeMs - clock.shiftMs;
}

function roleWakeMs({ role, visible, clock }: SyncState): number {
  if (role.kind === 'leader') return role.beatDueMs;
  if (role.kind === 'alone') return Number.POSITIVE_INFINITY;
  // A hidden tab does nothing about a silent leader, and does not say any more that all is well.
  return visible || clock.nowMs < role.beatDeadlineMs ? role.beatDeadlineMs : Number.POSITIVE_INFINITY;
}

/** The status changes by the mere passing of time: when nothing has been heard for too long. */
function statusWakeMs(state: SyncState): number {
  const untilMs = freshUntilMs(state);
  return state.clock.nowMs < untilMs ? untilMs : Number.POSITIVE_INFINITY;
}

function connectionWakeMs({ connection, options }: SyncState): number {
  switch (connection.kind) {
    case 'opening':
      return connection.sinceMs + options.openTimeoutMs;
    case 'waiting':
      return connection.untilMs;
    case 'open':
      return connection.ping?.deadlineMs ?? connection.verifiedAtMs + options.heartbeatMs;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** @param wantedMs - when there will be something to ask. */
function requestWakeMs({ options }: SyncState, request: Request, wantedMs: number): number {
  return request.kind === 'running' ? deadlineMs(request, options) : Math.max(request.notBeforeMs, wantedMs);
}

function readWantedMs({ replicas, polling, echoDueMs, options, visible }: SyncState): number {
  if (options.transport === 'pull' && !visible) return Number.POSITIVE_INFINITY;
  for (const replica of replicas.values()) if (isBehind(replica)) return 0;
  return Math.min(polling.dueMs, echoDueMs);
}

function expiryWakeMs({ replicas, clock }: SyncState): number {
  if (clock.serverOffsetMs === null) return Number.POSITIVE_INFINITY;
  let earliestMs = Number.POSITIVE_INFINITY;
  for (const { expiresNextMs } of replicas.values()) earliestMs = Math.min(earliestMs, expiresNextMs);
  return earliestMs - clock.serverOffsetMs;
}
