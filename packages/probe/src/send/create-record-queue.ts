import type { DriftRecord, RecordKind, Unnumbered } from '@driftscope/records';

export interface RecordQueueOptions {
  /** ms since the session's origin. */
  readonly now: () => number;
  /** Rough size of what may wait, in UTF-16 units. */
  readonly maxSize: number;
}

/** Numbers the records, and keeps them until they can be sent. */
export interface RecordQueue {
  push(record: Unnumbered<DriftRecord>): void;
  /** Takes out the oldest, at most `count`, and of no more than `sizeLimit` together, unless the first alone is larger. */
  take(count: number, sizeLimit: number): readonly DriftRecord[];
  readonly length: number;
  /** Rough size of what waits, in UTF-16 units. */
  readonly size: number;
  /** When the newest was pushed, by `now`. */
  readonly lastAt: number;
}

/** Without these nothing else can be understood, so they are kept a while longer. */
const vital = new Set<RecordKind>(['probe.connect', 'probe.disconnect', 'recorder.fault', 'recorder.off']);
const VITAL_SHARE = 1.25;
const BASE_SIZE = 200;

/**
 * Creates a queue of bounded size. What does not fit is left out and counted: its number is used up, so that the hole can be seen,
 * and a `recorder.dropped` stands where there is room again.
 */
export function createRecordQueue({ now, maxSize }: RecordQueueOptions): RecordQueue {
  let waiting: DriftRecord[] = [];
  let size = 0;
  let seq = 0;
  let dropped = 0;
  let lastAt = 0;

  const add = (record: Unnumbered<DriftRecord>) => {
    seq += 1;
    lastAt = now();
    waiting.push({ seq, t: lastAt, ...record });
    size += sizeOf(record);
  };

  return {
    push: (record) => {
      const limit = vital.has(record.kind) ? maxSize * VITAL_SHARE : maxSize;
      if (size + sizeOf(record) > limit) {
        seq += 1;
        dropped += 1;
        return;
      }
      if (dropped > 0) add({ kind: 'recorder.dropped', count: dropped, why: 'memory' });
      dropped = 0;
      add(record);
    },
    take: (count, sizeLimit) => {
      const taken: DriftRecord[] = [];
      let takenSize = 0;
      for (const record of waiting.slice(0, count)) {
        takenSize += sizeOf(record);
        if (takenSize > sizeLimit && taken.length > 0) break;
        taken.push(record);
        size -= sizeOf(record);
      }
      waiting = waiting.slice(taken.length);
      return taken;
    },
    get length() {
      return waiting.length;
    },
    get size() {
      return size;
    },
    get lastAt() {
      return lastAt;
    },
  };
}

const sizeOf = (record: Unnumbered<DriftRecord>): number =>
  BASE_SIZE + (record.kind === 'probe.emit' ? (record.args?.length ?? 0) + record.to.length * 40 : 0);
