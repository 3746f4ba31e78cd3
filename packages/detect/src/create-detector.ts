import {
  createIdentityMatch,
  type DriftRecord,
  type RecordKind,
  type SessionHeader,
  type SessionId,
} from '@driftscope/records';
import { computePageAccount } from './account/page-account.ts';
import { watchGapOutcomes } from './account/watch-gap-outcomes.ts';
import { watchLedgers } from './account/watch-ledgers.ts';
import type { Detector, DetectorOptions, PushResult } from './detector.ts';
import { createBus } from './engine/bus.ts';
import { IncidentBook } from './engine/incident-book.ts';
import { mergeQueues } from './engine/merge.ts';
import { nextStateNumber } from './engine/per-session.ts';
import { type At, Scheduler } from './engine/scheduler.ts';
import { Session } from './engine/session.ts';
import { SessionQueue, type Waiting } from './engine/session-queue.ts';
import { noteWhileTravelling, restsOnTravel } from './engine/travel.ts';
import { incidentFrom } from './incident-from.ts';
import { createWorld, type Facts } from './models/world.ts';
import { rules } from './rules/rules.ts';
import { createLimit } from './threshold.ts';

/** Builds a {@link Detector} with all rules. */
export function createDetector(options: DetectorOptions = {}): Detector {
  const queues = new Map<SessionId, SessionQueue>();
  const bus = createBus<Facts>();
  const book = new IncidentBook();
  const judged = { at: Number.NEGATIVE_INFINITY, session: '' };
  const scheduler = new Scheduler((session, at) => (queues.get(session.id)?.completeTo ?? 0) >= at);

  const isIdOf = options.isIdOf ?? createIdentityMatch([]);
  const firstState = nextStateNumber();
  const at: At = (dueAt, sessions, run) => scheduler.at(dueAt, sessions, run);
  const limit = createLimit(options.thresholds);
  const world = createWorld(bus, at, isIdOf, limit);
  if (options.onGap !== undefined) watchGapOutcomes(bus, at, world, options.onGap);
  const ledgers = options.keepsAccount === true ? watchLedgers(world, bus, MOST_GAPS) : undefined;
  for (const rule of rules) {
    if (options.kinds?.has(rule.kind) === false) continue;
    rule.watch({
      world,
      on: (kind, listener) => bus.on(kind, listener),
      at,
      limit,
      report: (finding) => {
        if (!restsOnTravel(finding, sessionOf)) book.write(incidentFrom(rule, finding));
      },
    });
  }
  for (const session of options.sessions ?? []) open(session);

  function sessionOf(id: SessionId): Session | undefined {
    return queues.get(id)?.session;
  }

  function open(header: SessionHeader): void {
    const known = queues.get(header.id);
    if (known === undefined) queues.set(header.id, new SessionQueue(new Session(header, firstState)));
    else known.session.update(header);
  }

  function forget(id: SessionId): void {
    const session = sessionOf(id);
    if (session === undefined) return;
    session.forget();
    scheduler.forget(session);
    queues.delete(id);
  }

  function push(record: DriftRecord, id?: SessionId): PushResult {
    const queue = id === undefined ? onlyOne(queues) : queues.get(id);
    if (queue === undefined) return 'unknown-session';
    return queue.add(record, isJudged);
  }

  /** Whether a record of this instant would have had its turn already. */
  function isJudged(at: number, { id }: Session): boolean {
    return at < judged.at || (at === judged.at && id < judged.session);
  }

  function advance(atMs: number): readonly ReturnType<typeof incidentFrom>[] {
    scheduler.retryBlocked();
    mergeQueues(queues.values(), atMs, { before: (at) => runTimers(atMs, at), take });
    runTimers(atMs, Number.POSITIVE_INFINITY);
    return book.takeFresh();
  }

  function runTimers(toAt: number, beforeAt: number): void {
    const ranAt = scheduler.runDue(toAt, beforeAt);
    if (ranAt === undefined || ranAt < judged.at) return;
    judged.at = ranAt;
    judged.session = AFTER_ALL;
  }

  function take(seen: Waiting): void {
    judged.at = seen.at;
    judged.session = seen.session.id;
    noteWhileTravelling(seen);
    bus.tell(seen.kind, seen as Facts[RecordKind]);
  }

  return {
    open,
    forget,
    push,
    complete: (id, t) => {
      const queue = queues.get(id);
      queue?.complete(queue.session.at(t));
    },
    advance,
    end: () => advance(Number.POSITIVE_INFINITY),
    account(id) {
      const queue = queues.get(id);
      return queue && ledgers && computePageAccount(world, queue.session, queue.completeTo, ledgers());
    },
  };
}

/** Gaps whose ledgers are kept while a detector judges: the last ones. */
const MOST_GAPS = 8;

/** A timer runs after all records of its instant: greater than any session's id. */
const AFTER_ALL = '\uffff';

function onlyOne(queues: ReadonlyMap<SessionId, SessionQueue>): SessionQueue | undefined {
  return queues.size === 1 ? queues.values().next().value : undefined;
}
