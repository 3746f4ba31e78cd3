import type { MessagePort } from 'node:worker_threads';
import { createDetector } from '@driftscope/detect';
import { atClockOffset, type Batch, createIdentityMatch, parseBatch, parseRedactionKey } from '@driftscope/records';
import { createBirpc } from 'birpc';
import { createSteadyClock } from '../steady-clock.ts';
import { giveWay } from './give-way.ts';
import { remoteStore } from './remote-store.ts';
import { startShard } from './start-shard.ts';
import type { MainCalls, WorkerCalls, WorkerStart } from './thread-calls.ts';

/** Judges what the main thread stored, on a thread of its own. */
export function runDetectionWorker(port: MessagePort, { identityKey, thresholds, nowMs }: WorkerStart): void {
  const isIdOf = createIdentityMatch([identityKey].flatMap((key) => parseRedactionKey(key) ?? []));
  const main = createBirpc<MainCalls, WorkerCalls>(
    {
      take: (body, receivedMs, clockOffsetMs) => {
        const read = () => reread(body, clockOffsetMs);
        shard.take({ read, receivedMs, onDone: () => void main.onJudged(body.length) });
      },
      hold: (session, atMs) => shard.hold(session, atMs),
      startOver: () => shard.startOver(),
    },
    {
      post: (message) => port.postMessage(message),
      on: (hear) => port.on('message', hear),
      eventNames: ['onChange', 'onGap', 'onJudged', 'onStartOver', 'onRead', 'report'],
      // The main thread may have a long queue, and is never gone while this one lives.
      timeout: -1,
    },
  );
  const shard = startShard({
    store: remoteStore(main),
    createDetector: () => createDetector({ isIdOf, thresholds, onGap: (outcome) => void main.onGap(outcome) }),
    clock: createSteadyClock(Date.now, () => performance.now(), nowMs),
    onChange: (changed) => void main.onChange(changed),
    onStartOver: (sinceMs) => void main.onStartOver(sinceMs),
    onRead: (sizeBytes) => void main.onRead(sizeBytes),
    report: (fault, cause) => void main.report(fault, cause),
  });
  try {
    // Those who send and read wait for each answer; a verdict may come a moment later.
    giveWay();
  } catch (cause) {
    void main.report(eager, cause);
  }
}

const eager = {
  kind: 'thread-priority',
  message: 'The thread of detection cannot be given a lower priority.',
  hint: 'Answers may take longer under load: the system forbids setpriority.',
};

/** Whether it is JSON, and how deep, was asked before it was stored. */
function reread(body: Uint8Array, clockOffsetMs: number): Batch {
  const json: unknown = JSON.parse(decoder.decode(body));
  const batch = parseBatch(json);
  if (!batch.ok) throw new Error(`A batch that was stored cannot be read: ${batch.error.message}`);
  return { ...batch.value, session: atClockOffset(batch.value.session, clockOffsetMs) };
}

const decoder = new TextDecoder();
