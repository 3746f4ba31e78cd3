import { setImmediate } from 'node:timers/promises';
import type { Detector, Incident, IncidentSummary } from '@driftscope/detect';
import type { Batch, SessionId } from '@driftscope/records';
import type { Store } from '../storage/store.ts';
import { computeFrontier } from './compute-frontier.ts';
import { hearBatch, type LiveSession } from './live-session.ts';
import { rebuildDetector } from './rebuild-detector.ts';

export interface ShardOptions {
  readonly store: Store;
  readonly createDetector: () => Detector;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Hears of incidents that are new, changed or withdrawn, once they are filed. */
  readonly onChange: (changed: readonly IncidentSummary[]) => void;
}

/** A session that was not heard of for this long is left out when detection starts over. */
const windowMs = 15 * 60_000;

/** After late records detection starts over this much later: more of them are on their way. */
const rebuildDelayMs = 1_000;

/** Starting over may take a tenth of the time at most. */
const rebuildShare = 10;

/** After a fault, which may well come again, detection starts over this much later. */
const restMs = 60_000;

/** Batches after which whoever waits for the thread gets a turn. */
const turnAfterBatches = 10;

/**
 * Detection over sessions that may have to do with each other: pages, and the servers they talk to.
 *
 * Batches are taken at any time; each `step` judges what can be judged. When a record comes too late to be judged in
 * its turn, a new detector goes over all stored records, and what it does not find again is withdrawn. The same is done
 * at the start, so that a collector that was killed goes on where it was.
 */
export class DetectionShard {
  readonly #options: ShardOptions;
  #detector: Detector;
  #sessions = new Map<SessionId, LiveSession>();
  #queue: Batch[] = [];
  #frontierAt = Number.NEGATIVE_INFINITY;
  #rebuildDueMs: number | undefined = Number.NEGATIVE_INFINITY;
  #lastRebuildMs = 0;
  #sessionsAfterRebuild = 0;
  /** There was a fault, and what the detector knows is not to be relied on. */
  #isResting = false;

  constructor(options: ShardOptions) {
    this.#options = options;
    this.#detector = options.createDetector();
  }

  /** Takes a batch that was stored. */
  take(batch: Batch): void {
    this.#queue.push(batch);
  }

  /**
   * Judges what has come so far. Calls must not overlap.
   *
   * Throws where the detector or the store fails. From then on nothing is taken for granted: a minute later detection
   * starts over, and until then it judges nothing, since half of a history would be judged wrongly.
   */
  async step(): Promise<void> {
    const { clock } = this.#options;
    try {
      if (this.#rebuildDueMs !== undefined && clock() >= this.#rebuildDueMs) await this.#rebuild();
      if (this.#isResting) {
        // All of it is stored, and will be read from there.
        this.#queue = [];
        return;
      }
      await this.#pushQueue();
      this.#moveFrontier();
      await this.#file(this.#detector.advance(this.#frontierAt));
    } catch (error) {
      this.#isResting = true;
      this.#rebuildDueMs = clock() + restMs;
      throw error;
    }
  }

  async #pushQueue(): Promise<void> {
    const queue = this.#queue;
    this.#queue = [];
    for (const [index, batch] of queue.entries()) {
      if (index % turnAfterBatches === turnAfterBatches - 1) await setImmediate();
      this.#push(batch);
    }
  }

  #push(batch: Batch): void {
    const { id, originMs } = batch.session;
    const session = hearBatch(this.#sessions.get(id), batch, this.#options.clock());
    this.#sessions.set(id, session);
    this.#detector.open(session.header);
    for (const record of batch.records) if (this.#detector.push(record, id) === 'late') this.#rebuildSoon();
    this.#detector.complete(id, session.knownToAt - originMs);
    // A detector never forgets; a new one starts with the sessions of now.
    if (this.#sessions.size > 2 * this.#sessionsAfterRebuild + 64) this.#rebuildSoon();
  }

  #moveFrontier(): void {
    this.#frontierAt = Math.max(this.#frontierAt, computeFrontier(this.#sessions.values(), this.#options.clock()));
  }

  #rebuildSoon(): void {
    this.#rebuildDueMs ??= this.#options.clock() + Math.max(rebuildDelayMs, rebuildShare * this.#lastRebuildMs);
  }

  async #rebuild(): Promise<void> {
    const { store, clock, createDetector } = this.#options;
    const startedMs = clock();
    // What comes from here on is pushed afterwards; what is in both is there once.
    this.#rebuildDueMs = undefined;
    const untilAt = computeFrontier([], startedMs);
    const { detector, sessions, found } = await rebuildDetector(store.sessions, { windowMs, untilAt, createDetector });
    this.#detector = detector;
    this.#sessions = sessions;
    this.#sessionsAfterRebuild = sessions.size;
    this.#moveFrontier();
    const all = new Map(found);
    for (const incident of detector.advance(this.#frontierAt)) all.set(incident.id, incident);
    await this.#file([...all.values()]);
    await this.#withdraw(new Set(all.keys()), new Set(sessions.keys()));
    this.#lastRebuildMs = clock() - startedMs;
    this.#isResting = false;
  }

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
