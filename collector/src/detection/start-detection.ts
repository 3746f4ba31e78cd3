import { Worker } from 'node:worker_threads';
import type { GapOutcome, IncidentSummary, ThresholdSettings } from '@driftscope/detect';
import type { Fault } from '@driftscope/records';
import { type BirpcReturn, createBirpc } from 'birpc';
import type { ReportFault } from '../report-fault.ts';
import { Backlog } from './backlog.ts';
import type { Detection } from './detection.ts';
import type { DetectionStore } from './detection-store.ts';
import { serveStore } from './serve-store.ts';
import type { MainCalls, WorkerCalls, WorkerStart } from './thread-calls.ts';
import { createThreadMemory, type ThreadMemory } from './thread-memory.ts';

export interface DetectionOptions {
  readonly store: DetectionStore;
  /** In hex: the key for the hashes of users. */
  readonly identityKey: string;
  /** What counts as drift where the team wants it otherwise. Default: nowhere. */
  readonly thresholds?: ThresholdSettings;
  /** Epoch ms, not before which that of the thread begins. */
  readonly clock: () => number;
  /** Hears of incidents that are new, changed or withdrawn, once they are filed. */
  readonly onChange: (changed: readonly IncidentSummary[]) => void;
  /** Hears of gaps, and how soon pages made up for them. */
  readonly onGap: (outcome: GapOutcome) => void;
  readonly report: ReportFault;
  /** What runs on the thread. Default: detection. */
  readonly script?: URL;
  /** A thread that ended by a fault, which may well come again, is replaced this much later. */
  readonly restMs?: number;
  /** What its heap may take. Default: {@link createThreadMemory}'s. */
  readonly memory?: ThreadMemory;
}

type Calls = BirpcReturn<WorkerCalls, MainCalls>;

/**
 * Starts detection on a thread of its own, so that judging never makes those wait who send or read.
 *
 * One thread sees all sessions for now: pages and servers meet by their connections, whatever they call their app. To
 * share them out, each shard needs a `startDetection` with a store whose `recent` names only its sessions.
 */
export function startDetection(options: DetectionOptions): Detection {
  const { identityKey, thresholds = {}, clock, report, script = workerScript, restMs = 60_000 } = options;
  const { memory = createThreadMemory() } = options;
  let running: { readonly worker: Worker; readonly calls: Calls } | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const backlog = new Backlog();

  const start = () => {
    const worker = new Worker(script, {
      workerData: { identityKey, thresholds, nowMs: clock() } satisfies WorkerStart,
      resourceLimits: { maxOldGenerationSizeMb: memory.limitMb },
    });
    const calls = talkTo(worker, options, backlog);
    running = { worker, calls };
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.once('exit', () => {
      running = undefined;
      // All of it is stored: the next thread reads it from there.
      backlog.clear();
      if (stopped) return;
      const isRoomier = isOutOfMemory(cause) && memory.grow();
      report(isOutOfMemory(cause) ? outOfMemory(memory.limitMb, isRoomier) : ended, cause);
      timer = setTimeout(start, isRoomier ? 0 : restMs).unref();
    });
  };
  start();

  return {
    take: ({ body, receivedMs, clockOffsetMs }) => {
      if (running === undefined) return;
      backlog.add(body.length, receivedMs);
      void running.calls.take(body, receivedMs, clockOffsetMs);
    },
    hold: (session, atMs) => void running?.calls.hold(session, atMs),
    startOver: () => void running?.calls.startOver(),
    get backlogBytes() {
      return backlog.sizeBytes;
    },
    get waitMs() {
      return backlog.waitMs;
    },
    get waitingSinceMs() {
      return backlog.oldestMs;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      // What it has not judged is stored, and is judged after the next start.
      await running?.worker.terminate();
    },
  };
}

const ended: Fault = {
  kind: 'detection',
  message: 'The thread of detection ended.',
  hint: 'It starts over by itself.',
};

const outOfMemory = (limitMb: number, isRoomier: boolean): Fault => ({
  kind: 'detection-memory',
  message: 'Detection needs more memory than its thread may take for the pages that are open now.',
  hint: isRoomier
    ? `It starts over, and may take ${limitMb} MB.`
    : `It starts over by itself, but ${limitMb} MB are all that it may take of this machine: record fewer pages at a time, or give the collector a larger one.`,
});

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';

const workerScript = new URL('./detection-worker.ts', import.meta.url);

/** Bodies are given away, not copied; but those that share their room with others, as small ones do, cannot be. */
function transferable({ a: args }: { readonly a?: readonly unknown[] }): ArrayBuffer[] {
  return (args ?? []).flatMap((arg) =>
    arg instanceof Uint8Array && arg.buffer instanceof ArrayBuffer && arg.byteLength === arg.buffer.byteLength
      ? [arg.buffer]
      : [],
  );
}

function talkTo(worker: Worker, { store, onChange, onGap, report }: DetectionOptions, backlog: Backlog): Calls {
  const onJudged = (sizeBytes: number) => backlog.done(sizeBytes);
  const onStartOver = (sinceMs: number | undefined) => backlog.startOver(sinceMs);
  const onRead = (sizeBytes: number) => backlog.reread(sizeBytes);
  return createBirpc<WorkerCalls, MainCalls>(
    { ...serveStore(store), onChange, onGap, onJudged, onStartOver, onRead, report },
    {
      post: (message) => worker.postMessage(message, transferable(message)),
      on: (hear) => void worker.on('message', hear),
      eventNames: ['take', 'hold', 'startOver'],
      timeout: -1,
    },
  );
}
