import type { Fault } from '@driftscope/records';
import { createKeeping } from './create-keeping.ts';
import { createSetback } from './create-setback.ts';
import { unreadDisk } from './disk-fault.ts';
import { Lane, type Parcel } from './lane.ts';
import type { Overflow } from './overflow.ts';
import { parcelOnDisk } from './parcel-on-disk.ts';
import type { PostOutcome } from './post-batch.ts';

export interface UplinkOptions {
  readonly overflow: Overflow;
  readonly post: (body: string) => Promise<PostOutcome>;
  /** Timers are called by themselves, for those of a browser throw as methods of anything but its global object. */
  readonly setTimeout: (run: () => void, delayMs: number) => number;
  readonly clearTimeout: (timer: number) => void;
  readonly random: () => number;
  /** Epoch ms. */
  readonly now: () => number;
  /** UTF-16 units of JSON that one session may have waiting here. */
  readonly maxLaneChars: number;
  readonly onChange: () => void;
}

export interface UplinkStatus {
  readonly state: 'up' | 'down';
  readonly fault?: Fault;
  readonly sent: number;
  readonly waiting: number;
  /** Of those that wait: on disk. */
  readonly onDisk: number;
  /** What is wrong with that disk. Absent: nothing that is known of. */
  readonly diskFault?: Fault;
  /** Given up, for want of room or because they had waited too long. */
  readonly shed: number;
  readonly refused: number;
  readonly refusal?: Fault;
}

/** The way to the collector: in order within a session, sessions side by side. */
export interface Uplink {
  /** Takes up what earlier lives of the background left on disk. Call it before the first `offer`. Never rejects. */
  restore(): Promise<void>;
  /** A batch that is waiting already is not taken twice. */
  offer(parcel: Parcel): void;
  /** The session's page is gone: what waits of it goes to disk, for nobody will offer it again. */
  keep(session: string): void;
  /** Tries at once, whatever was known of the collector: its address or token changed. */
  retryNow(): void;
  /** Settles all that waits without sending it: nobody is to have it any more. */
  clear(): void;
  status(): UplinkStatus;
}

type Unavailable = Extract<PostOutcome, { kind: 'unavailable' }>;

/** The collector's first failure may be a restart. From the second on, batches wait on disk. */
const OUTAGE_ATTEMPTS = 2;

/**
 * Creates the way to the collector. While the collector is in trouble a single batch is tried, at growing intervals;
 * with its success all sessions flow again. A batch that the collector refuses is counted and given up. While the
 * collector answers nothing is written to disk, unless a page is left or sends faster than the collector takes.
 */
export function createUplink(options: UplinkOptions): Uplink {
  const { setTimeout, clearTimeout, random } = options;
  const lanes = new Map<string, Lane>();
  /** Lanes whose next batch is on a disk that does not give it back at present: a browser opens no database where there is no room. */
  const stalled = new Set<Lane>();
  const collector = createSetback({ setTimeout, clearTimeout, random, retry: () => flow() });
  const disk = createSetback({ setTimeout, clearTimeout, random, retry: () => readAgain() });
  let sent = 0;
  let refused = 0;
  let refusal: Fault | undefined;

  const keeping = createKeeping({
    overflow: options.overflow,
    laneOf: (session) => lanes.get(session),
    onChange: options.onChange,
    now: options.now,
  });
  const isOutage = () => collector.attempts >= OUTAGE_ATTEMPTS;

  const laneOf = (session: string): Lane => {
    const known = lanes.get(session);
    if (known !== undefined) return known;
    const lane = new Lane(options.maxLaneChars, () => {
      if (lanes.get(session) === lane) lanes.delete(session);
    });
    lanes.set(session, lane);
    return lane;
  };

  const send = async (lane: Lane) => {
    const parcel = lane.begin();
    if (parcel === undefined) return;
    let { body } = parcel;
    if (body === undefined) {
      try {
        body = await options.overflow.body(parcel);
        disk.forget();
      } catch (cause) {
        lane.end();
        stall(lane, cause);
        return;
      }
    }
    const outcome = body === undefined ? undefined : await options.post(body);
    lane.end();
    // It was given up while it waited on disk, or the disk has it no more.
    if (outcome === undefined) lane.settle(parcel);
    else if (outcome.kind === 'unavailable') fallDown(outcome);
    else finish(lane, parcel, outcome);
    options.onChange();
    flow();
  };

  const finish = (lane: Lane, parcel: Parcel, outcome: Exclude<PostOutcome, Unavailable>) => {
    becomeUp();
    if (outcome.kind === 'stored') sent++;
    else {
      refused++;
      refusal = outcome.fault;
    }
    lane.settle(parcel);
  };

  /** Several sessions may have had a batch on its way. */
  const fallDown = ({ fault, retryAfterMs }: Unavailable) => {
    if (collector.isWaiting) return;
    collector.fail(fault, retryAfterMs);
    if (isOutage()) keeping.keep(lanes.values());
  };

  const becomeUp = () => {
    collector.stopWaiting();
    collector.forget();
  };

  const stall = (lane: Lane, cause: unknown) => {
    stalled.add(lane);
    disk.fail(unreadDisk(cause));
    options.onChange();
    flow();
  };

  const readAgain = () => {
    stalled.clear();
    flow();
  };

  const flow = () => {
    if (collector.isWaiting) return;
    const all = [...lanes.values()].filter((lane) => !stalled.has(lane));
    if (collector.fault === undefined) for (const lane of all) void send(lane);
    else if (!all.some((lane) => lane.isBusy)) {
      const probe = all.find((lane) => lane.waiting > 0);
      if (probe !== undefined) void send(probe);
    }
  };

  return {
    restore: async () => {
      // Without a disk everything still works while the collector answers.
      const left = await options.overflow.load().catch(() => []);
      for (const key of left) laneOf(key.session).add(parcelOnDisk(options.overflow, key));
      options.onChange();
      flow();
    },
    offer: (parcel) => {
      const lane = laneOf(parcel.session);
      lane.add(parcel);
      if (isOutage() || lane.isFull) keeping.keep([lane]);
      options.onChange();
      flow();
    },
    keep: (session) => {
      const lane = lanes.get(session);
      if (lane !== undefined) keeping.keep([lane]);
    },
    retryNow: () => {
      becomeUp();
      flow();
    },
    clear: () => {
      becomeUp();
      disk.forget();
      for (const lane of [...lanes.values()]) lane.clear();
      void options.overflow.clear().catch(() => undefined);
    },
    status: () => {
      // Where the collector takes batches none waits for long in memory.
      const { fault } = collector;
      const diskFault = disk.fault ?? (fault && keeping.fault);
      return {
        state: fault === undefined ? 'up' : 'down',
        ...(fault && { fault }),
        sent,
        waiting: [...lanes.values()].reduce((sum, lane) => sum + lane.waiting, 0),
        onDisk: options.overflow.size,
        ...(diskFault && { diskFault }),
        shed: keeping.shed + options.overflow.lost,
        refused,
        ...(refusal && { refusal }),
      };
    },
  };
}
