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
  /** Takes out the oldest, at most `count`. */
  take(count: number): readonly DriftRecord[];
  readonly length: number;
  /** When the newest was pushed, by `now`. */
  readonly lastAt: number;
}

/** Without these nothing else can be understood, so they are kept a while longer. */
const vital = new Set<RecordKind>(['probe.connect', 'probe.disconnect', 'recorder.fault', 'recorder.off']);
const vitalShare = 1.25;
const baseSize = 200;

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
      const limit = vital.has(record.kind) ? maxSize * vitalShare : maxSize;
      if (size + sizeOf(record) > limit) {
        seq += 1;
        dropped += 1;
        return;
      }
      if (dropped > 0) add({ kind: 'recorder.dropped', count: dropped, why: 'memory' });
      dropped = 0;
      add(record);
    },
    take: (count) => {
      const taken = waiting.slice(0, count);
      waiting = waiting.slice(count);
      for (const record of taken) size -= sizeOf(record);
      return taken;
    },
    get length() {
      return waiting.length;
    },
    get lastAt() {
      return lastAt;
    },
  };
}

const sizeOf = (record: Unnumbered<DriftRecord>): number =>
  baseSize + (record.kind === 'probe.emit' ? (record.args?.length ?? 0) + record.to.length * 40 : 0);
