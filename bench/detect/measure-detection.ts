import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createDetector } from '@driftscope/detect';
import { pageHeader, startChatDay } from './chat-day.ts';

export interface Detection {
  readonly records: number;
  /** Records for each second of the thread's own CPU time: other programs on the machine do not count. */
  readonly perS: number;
  /** How much of the heap the detector holds after a quarter of the records, and at the end. */
  readonly heapMb: { readonly early: number; readonly late: number };
  /** Length of the session in the time of its records. */
  readonly hours: number;
}

/** Judges the first so many records of the day as they come, in chunks. Making them is not in the figures. */
export function measureDetection(recordCount: number, seed: number): Detection {
  const day = startChatDay(seed);
  const baseMb = usedMb();
  const detector = createDetector({ sessions: [pageHeader] });
  const heap = { early: 0, late: 0 };
  const kinds = new Map<string, number>();
  let [records, cpuMicros, t] = [0, 0, 0];
  while (records < recordCount) {
    const chunk = day.next().slice(0, recordCount - records);
    t = chunk.at(-1)?.t ?? t;
    const from = process.threadCpuUsage();
    for (const record of chunk) detector.push(record);
    detector.complete(pageHeader.id, t);
    const found = detector.advance(pageHeader.originMs + t);
    const used = process.threadCpuUsage(from);
    cpuMicros += used.user + used.system;
    records += chunk.length;
    for (const { kind } of found) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (heap.early === 0 && records >= recordCount / 4) heap.early = usedMb() - baseMb;
  }
  heap.late = usedMb() - baseMb;
  for (const { kind } of detector.end()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  expectOnly(kinds, day.blindReturns);
  return { records, perS: (records * 1e6) / cpuMicros, heapMb: heap, hours: t / 3_600_000 };
}

/** A speed counts only where the verdicts are right. */
function expectOnly(kinds: ReadonlyMap<string, number>, blindReturns: number): void {
  const found = JSON.stringify([...kinds]);
  const expected = JSON.stringify(blindReturns === 0 ? [] : [['gap.no-resync', blindReturns]]);
  if (found !== expected) throw new Error(`The detector found ${found} in the recording, and there is ${expected}.`);
}

function usedMb(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1e6;
}
