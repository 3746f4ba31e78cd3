import { setImmediate } from 'node:timers/promises';
import type { Detector, Incident, IncidentSummary } from '@driftscope/detect';
import type { Batch, SessionId } from '@driftscope/records';
import type { RecentSession } from '../storage/session-store.ts';
import { computeFrontier } from './compute-frontier.ts';
import { createRebuild, type HeldMs, type Rebuild } from './create-rebuild.ts';
import type { DetectionStore } from './detection-store.ts';
import { forgetResting } from './forget-resting.ts';
import { heldByStart } from './held-by-start.ts';
import { hearBatch, type LiveSession } from './live-session.ts';
import { lookUntilNear } from './look-until-near.ts';
import { RebuildSchedule } from './rebuild-schedule.ts';

export interface ShardOptions {
  readonly store: DetectionStore;
  readonly createDetector: () => Detector;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Hears of incidents that are new, changed or withdrawn, once they are filed. */
  readonly onChange: (changed: readonly IncidentSummary[]) => void;
  /** Detection starts over: what was stored since then (epoch ms) waits in the store. Absent: it has. */
  readonly onStartOver: (sinceMs: number | undefined) => void;
  /** So much was read from the store meanwhile, in bytes of bodies. */
  readonly onRead: (sizeBytes: number) => void;
}

/** A batch that was stored, and waits to be judged. */
export interface StoredBatch {
  /** Reads it: what waits is kept as it came, which takes a tenth of the room. */
  readonly read: () => Batch;
  /** Epoch ms. In ascending order. */
  readonly receivedMs: number;
  /** It was judged, or will be read from the store. */
  readonly onDone: () => void;
}

/** A session that was not heard of for this long is left out when detection starts over. */
const WINDOW_MS = 15 * 60_000;

/** Batches after which whoever waits for the thread gets a turn. */
const TURN_AFTER_BATCHES = 10;

/** Time that is judged in one go. Where a sender was waited for, there may be half a minute, which takes seconds. */
const STRETCH_MS = 250;
/** After a night in which the machine slept there is more time, and nothing in it. */
const MOST_STRETCHES = 200;

/** Batches of one step at most: what they show is told before more are read. */
const STEP_BATCHES = 200;

/**
 * Detection over sessions that may have to do with each other: pages, and the servers they talk to.
 *
 * Batches are taken at any time; each `step` judges what can be judged. When a record comes too late to be judged in
 * its turn, a new detector goes over all stored records, and what it does not find again is withdrawn. The same is done
 * where some of them were removed, and at the start, so that a collector that was killed goes on where it was. Pages that were left are forgotten; what comes of
 * them after that is late.
 */
export class DetectionShard {
  readonly #options: ShardOptions;
  readonly #schedule = new RebuildSchedule();
  #detector: Detector;
  #sessions = new Map<SessionId, LiveSession>();
  #queue: StoredBatch[] = [];
  #frontierAt = Number.NEGATIVE_INFINITY;
  /** Epoch ms, by the clock of who receives, of what was pushed last. */
  #nowMs = Number.NEGATIVE_INFINITY;
  /** What comes is left to the store: it will be read from there. */
  #isStartingOver = false;
  #wasStarted = false;

  constructor(options: ShardOptions) {
    this.#options = options;
    this.#detector = options.createDetector();
  }

  /** Takes a batch that was stored. */
  take(batch: StoredBatch): void {
    if (this.#isStartingOver) batch.onDone();
    else this.#queue.push(batch);
  }

  /** The session's sender was asked to come again at this time (epoch ms): it is silent for that. */
  hold(id: SessionId, atMs: number): void {
    const session = this.#sessions.get(id);
    if (session !== undefined) this.#sessions.set(id, { ...session, heldMs: atMs });
  }

  /** A record was late, or what was stored is there no more: soon a new detector goes over what is. */
  startOver(): void {
    this.#schedule.soon(this.#options.clock());
  }

  /**
   * Judges what has come so far, or a good part of it. Calls must not overlap.
   *
   * Throws where the detector or the store fails. From then on nothing is taken for granted: a minute later detection
   * starts over, and until then it judges nothing, since half of a history would be judged wrongly.
   *
   * @returns whether there is more to judge at once.
   */
  async step(): Promise<boolean> {
    const { clock } = this.#options;
    try {
      if (this.#schedule.isDue(clock(), this.#queue.length > STEP_BATCHES)) await this.#rebuild();
      if (this.#schedule.isResting) {
        this.#dropQueue();
        return false;
      }
      await this.#pushQueue();
      await this.#advance(computeFrontier(this.#sessions.values(), this.#nowMs));
      this.#forgetResting();
      return this.#queue.length > 0;
    } catch (error) {
      this.#schedule.rest(clock());
      throw error;
    }
  }

  async #pushQueue(): Promise<void> {
    for (let count = 1; count <= STEP_BATCHES; count++) {
      const next = this.#queue.shift();
      if (next === undefined) {
        this.#nowMs = await this.#arrivedMs();
        if (this.#queue.length === 0) return;
        continue;
      }
      try {
        // Where there is more than can be judged, time goes on as it did when the records came: else those who wait in
        // the queue would look as if they were silent, and come late.
        this.#nowMs = next.receivedMs;
        this.#push(next.read());
      } finally {
        next.onDone();
      }
      if (count % TURN_AFTER_BATCHES === 0) await setImmediate();
    }
  }

  /** Epoch ms up to which everything that was received is in the queue: what was under way gets a turn to arrive. */
  async #arrivedMs(): Promise<number> {
    const nowMs = this.#options.clock();
    await setImmediate();
    return nowMs;
  }

  /** All of it is stored, and will be read from there. */
  #dropQueue(): void {
    for (const { onDone } of this.#queue.splice(0)) onDone();
  }

  #push(batch: Batch): void {
    const { id, originMs } = batch.session;
    const known = this.#sessions.get(id);
    if (known !== undefined && known.header.originMs !== originMs) {
      // One of the clocks was set, or is better known now: what was taken of it so far is of another time.
      this.startOver();
      return;
    }
    const session = hearBatch(known, batch, this.#nowMs);
    this.#sessions.set(id, session);
    this.#detector.open(session.header);
    for (const record of batch.records) if (this.#detector.push(record, id) === 'late') this.startOver();
    this.#detector.complete(id, session.knownToAt - originMs);
  }

  /** Judges up to there, a while after the other: what the first one shows is told before all of it is judged. */
  async #advance(untilAt: number): Promise<void> {
    // Infinite the first time: there is nothing to begin from.
    const oneMs = Math.max(STRETCH_MS, (untilAt - this.#frontierAt) / MOST_STRETCHES);
    while (this.#frontierAt < untilAt) {
      this.#frontierAt = Number.isFinite(oneMs) ? Math.min(untilAt, this.#frontierAt + oneMs) : untilAt;
      await this.#file(this.#detector.advance(this.#frontierAt));
      await setImmediate();
    }
  }

  #forgetResting(): void {
    const known = { detector: this.#detector, sessions: this.#sessions };
    forgetResting(known, { judgedAt: this.#frontierAt, nowMs: this.#nowMs });
  }

  async #rebuild(): Promise<void> {
    const { store, clock, createDetector, onStartOver, onRead } = this.#options;
    const startedMs = clock();
    this.#schedule.begin();
    const heldBy = (recent: readonly RecentSession[]) =>
      this.#wasStarted ? this.#heldMs : heldByStart(recent, startedMs);
    const rebuild = createRebuild(store, { windowMs: WINDOW_MS, createDetector, heldBy, onRead });
    // The one before is of no more use, and what two know of the same pages may be more than the thread can have.
    this.#detector = rebuild.detector;
    const all = new Set<string>();
    onStartOver(startedMs);
    try {
      this.#isStartingOver = true;
      this.#dropQueue();
      await lookUntilNear(() => this.#look(rebuild, all));
      // What comes from here on is pushed afterwards; what is in both is there once.
      this.#isStartingOver = false;
      await this.#look(rebuild, all);
    } finally {
      this.#isStartingOver = false;
      onStartOver(undefined);
    }
    this.#wasStarted = true;
    this.#sessions = rebuild.sessions;
    this.#frontierAt = Math.max(this.#frontierAt, computeFrontier(rebuild.sessions.values(), this.#nowMs));
    const last = rebuild.detector.advance(this.#frontierAt);
    for (const { id } of last) all.add(id);
    await this.#file(last);
    await this.#withdraw(all, rebuild.met);
    this.#schedule.done(clock() - startedMs);
  }

  /** @returns how long it took, ms. */
  async #look(rebuild: Rebuild, all: Set<string>): Promise<number> {
    const { clock } = this.#options;
    const startedMs = clock();
    this.#nowMs = startedMs;
    const { found, isLate } = await rebuild.look(startedMs);
    for (const id of found.keys()) all.add(id);
    await this.#file([...found.values()]);
    if (isLate) this.startOver();
    return clock() - startedMs;
  }

  readonly #heldMs: HeldMs = ({ header }) => this.#sessions.get(header.id)?.heldMs ?? Number.NEGATIVE_INFINITY;

  async #file(found: readonly Incident[]): Promise<void> {
    if (found.length === 0) return;
    const changed = await this.#options.store.incidents.file(found);
    if (changed.length > 0) this.#options.onChange(changed);
  }

  async #withdraw(found: ReadonlySet<string>, sessions: ReadonlySet<string>): Promise<void> {
    const { store, onChange } = this.#options;
    const changed = await store.incidents.withdraw({ found, sessions, untilAt: this.#frontierAt });
    if (changed.length > 0) onChange(changed);
  }
}
