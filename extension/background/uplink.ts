import type { Fault } from '@driftscope/records';
import { backoffMs } from './backoff.ts';
import { Lane, type Parcel } from './lane.ts';
import type { PostOutcome } from './post-batch.ts';

export interface UplinkOptions {
  readonly post: (body: string) => Promise<PostOutcome>;
  readonly setTimeout: (run: () => void, delayMs: number) => number;
  readonly clearTimeout: (timer: number) => void;
  readonly random: () => number;
  /** UTF-16 units of JSON that one session may have waiting here. */
  readonly maxLaneChars: number;
  readonly onChange: () => void;
}

export interface UplinkStatus {
  readonly state: 'up' | 'down';
  readonly fault?: Fault;
  readonly sent: number;
  readonly waiting: number;
  readonly refused: number;
  readonly refusal?: Fault;
}

/** The way to the collector: in order within a session, sessions side by side. */
export interface Uplink {
  /** A batch that is waiting already is not taken twice. */
  offer(parcel: Parcel): void;
  /** Tries at once, whatever was known of the collector: its address or token changed. */
  retryNow(): void;
  /** Settles all that waits without sending it: nobody is to have it any more. */
  clear(): void;
  status(): UplinkStatus;
}

/**
 * Creates the way to the collector. While the collector is in trouble a single batch is tried, at growing intervals;
 * with its success all sessions flow again. A batch that the collector refuses is counted and given up.
 */
export function createUplink(options: UplinkOptions): Uplink {
  const lanes = new Map<string, Lane>();
  let trouble: { readonly fault: Fault; readonly attempt: number } | undefined;
  let timer: number | undefined;
  let sent = 0;
  let refused = 0;
  let refusal: Fault | undefined;

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
    const outcome = await options.post(parcel.body);
    lane.end();
    if (outcome.kind === 'unavailable') fallDown(outcome.fault);
    else finish(lane, parcel, outcome);
    options.onChange();
    flow();
  };

  const finish = (lane: Lane, parcel: Parcel, outcome: Exclude<PostOutcome, { kind: 'unavailable' }>) => {
    stopWaiting();
    trouble = undefined;
    if (outcome.kind === 'stored') sent++;
    else {
      refused++;
      refusal = outcome.fault;
    }
    lane.settle(parcel);
  };

  const fallDown = (fault: Fault) => {
    // Several sessions may have had a batch on its way; together they count as one failure.
    if (timer !== undefined) return;
    const attempt = (trouble?.attempt ?? 0) + 1;
    trouble = { fault, attempt };
    timer = options.setTimeout(
      () => {
        timer = undefined;
        flow();
      },
      backoffMs(attempt, options.random),
    );
  };

  const stopWaiting = () => {
    if (timer !== undefined) options.clearTimeout(timer);
    timer = undefined;
  };

  const flow = () => {
    if (timer !== undefined) return;
    const all = [...lanes.values()];
    if (trouble === undefined) for (const lane of all) void send(lane);
    else if (!all.some((lane) => lane.isBusy)) {
      const probe = all.find((lane) => lane.waiting > 0);
      if (probe !== undefined) void send(probe);
    }
  };

  return {
    offer: (parcel) => {
      laneOf(parcel.session).add(parcel);
      options.onChange();
      flow();
    },
    retryNow: () => {
      stopWaiting();
      trouble = undefined;
      flow();
    },
    clear: () => {
      stopWaiting();
      trouble = undefined;
      for (const lane of [...lanes.values()]) lane.clear();
    },
    status: () => ({
      state: trouble === undefined ? 'up' : 'down',
      ...(trouble === undefined ? {} : { fault: trouble.fault }),
      sent,
      waiting: [...lanes.values()].reduce((sum, lane) => sum + lane.waiting, 0),
      refused,
      ...(refusal === undefined ? {} : { refusal }),
    }),
  };
}
