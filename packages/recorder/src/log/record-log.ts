import type { DriftRecord, Unnumbered } from '@driftscope/records';
import { isDetail, payloadLength, withoutPayload } from './shedding.ts';

export interface LogLimits {
  /** Records kept unsent. Beyond it, details are left out; connections, identity and page life are not. */
  readonly maxRecords: number;
  /** Characters of payload kept unsent. Beyond it, the oldest payloads are shed. */
  readonly maxChars: number;
  /** Details taken a second. */
  readonly maxPerSecond: number;
  /** How long a record may wait for its payload (a Blob being read). */
  readonly maxWaitMs: number;
}

export interface TakeOptions {
  readonly maxRecords: number;
  readonly maxChars: number;
  /** Takes records that still wait for their payload, without it. */
  readonly force: boolean;
}

/** A record whose fields are made later than it is numbered. */
export interface Later {
  /** Makes the fields, when a batch is made. Called once; must not throw. */
  finish(): Unnumbered;
  /** Absent: at any time. Records after it wait until it says true, for `maxWaitMs` at the longest. */
  ready?(): boolean;
}

export interface RecordLog {
  /** Whether records are wanted. Hooks look here first, and do next to nothing if not. */
  readonly open: boolean;
  setOpen(open: boolean): void;
  /** Numbers a record. Answers its `seq`, or 0 when it was left out. */
  add(fields: Unnumbered): number;
  addLater(kind: DriftRecord['kind'], later: Later): number;
  /** Finishes what can be finished, so that no page state is held for long. */
  settle(): void;
  /** Takes the oldest records, ready to send. */
  take(options: TakeOptions): DriftRecord[];
  /** Whether all records so far have been taken. */
  readonly empty: boolean;
  /** Since the page began. `dropped`: records left out in overload. `cut`: payloads shed in overload. */
  readonly counts: { readonly records: number; readonly dropped: number; readonly cut: number };
  /** Forgets what was not taken; numbering goes back to the last record that was. */
  discard(): void;
}

export const defaultLimits: LogLimits = {
  maxRecords: 20_000,
  maxChars: 8_000_000,
  maxPerSecond: 20_000,
  maxWaitMs: 250,
};

interface Entry {
  readonly seq: number;
  readonly t: number;
  chars: number;
  /** Absent until they are made. */
  fields: Unnumbered | undefined;
  later: Later | undefined;
}

export interface LogOptions {
  /** ms since the session's origin. */
  readonly now: () => number;
  /** Called when a record was added, with its fields where they are made, so that a sender may wake up. */
  readonly onAdd: (fields?: Unnumbered, seq?: number) => void;
  readonly limits?: LogLimits;
}

/** Lists are walked and filled by index: their methods, and iteration, are the page's to replace, and would show it the records. */
export function createRecordLog({ now, onAdd, limits = defaultLimits }: LogOptions): RecordLog {
  let open = true;
  let seq = 0;
  let takenSeq = 0;
  let entries: Entry[] = [];
  let chars = 0;
  let settled = 0;
  let shed = 0;
  let lastT = 0;
  let dropped: { count: number; why: 'rate' | 'memory' } | undefined;
  const counts = { records: 0, dropped: 0, cut: 0 };
  let secondFrom = 0;
  let inSecond = 0;

  const overload = (t: number): 'rate' | 'memory' | undefined => {
    if (t - secondFrom >= 1000) {
      secondFrom = t;
      inSecond = 0;
    }
    inSecond += 1;
    if (inSecond > limits.maxPerSecond) return 'rate';
    return entries.length >= limits.maxRecords ? 'memory' : undefined;
  };

  const push = (t: number, fields: Unnumbered | undefined, later: Later | undefined): number => {
    seq += 1;
    counts.records += 1;
    const entry: Entry = { seq, t, chars: fields ? payloadLength(fields) : 0, fields, later };
    entries[entries.length] = entry;
    chars += entry.chars;
    while (chars > limits.maxChars && shed < entries.length) shedOldest();
    return seq;
  };

  const shedOldest = () => {
    const entry = entries[shed];
    shed += 1;
    if (!entry?.fields || entry.chars === 0) return;
    chars -= entry.chars;
    counts.cut += 1;
    entry.chars = 0;
    entry.fields = withoutPayload(entry.fields);
  };

  const tellDropped = () => {
    if (!dropped) return;
    const fields: Unnumbered = { kind: 'recorder.dropped', ...dropped };
    dropped = undefined;
    push(lastT, fields, undefined);
  };

  const number = (kind: DriftRecord['kind'], fields: Unnumbered | undefined, later: Later | undefined): number => {
    if (!open) return 0;
    // The clock is monotonic, but a page restored from the back/forward cache once showed a step back.
    lastT = Math.max(lastT, now());
    const why = isDetail(kind) ? overload(lastT) : undefined;
    if (why) {
      counts.dropped += 1;
      dropped = { count: (dropped?.count ?? 0) + 1, why };
      onAdd();
      return 0;
    }
    tellDropped();
    const added = push(lastT, fields, later);
    onAdd(fields, added);
    return added;
  };

  const finish = (entry: Entry): Unnumbered | undefined => {
    if (!entry.fields && entry.later) {
      entry.fields = entry.later.finish();
      entry.chars = payloadLength(entry.fields);
      chars += entry.chars;
    }
    return entry.fields;
  };

  const waits = ({ fields, later, t }: Entry): boolean =>
    !fields && later?.ready?.() === false && now() - t < limits.maxWaitMs;

  return {
    get open() {
      return open;
    },
    setOpen: (next) => {
      open = next;
    },
    add: (fields) => number(fields.kind, fields, undefined),
    addLater: (kind, later) => number(kind, undefined, later),
    settle: () => {
      for (; settled < entries.length; settled += 1) {
        const entry = entries[settled];
        if (!entry || waits(entry)) return;
        finish(entry);
      }
    },
    take: ({ maxRecords, maxChars, force }) => {
      if (entries.length === 0) tellDropped();
      const records: DriftRecord[] = [];
      let size = 0;
      let taken = 0;
      for (; taken < entries.length; taken += 1) {
        const entry = entries[taken];
        if (!entry || records.length >= maxRecords || size >= maxChars || (!force && waits(entry))) break;
        const fields = finish(entry);
        // The fields first: to copy an object whole is several times cheaper than to add it to another.
        if (fields) records[records.length] = { ...fields, seq: entry.seq, t: entry.t };
        size += entry.chars;
        takenSeq = entry.seq;
      }
      entries = withoutFirst(entries, taken);
      chars -= size;
      settled = Math.max(0, settled - records.length);
      shed = Math.max(0, shed - records.length);
      return records;
    },
    get empty() {
      return entries.length === 0;
    },
    counts,
    discard: () => {
      entries = [];
      chars = 0;
      settled = 0;
      shed = 0;
      dropped = undefined;
      seq = takenSeq;
    },
  };
}

function withoutFirst(entries: readonly Entry[], count: number): Entry[] {
  const rest: Entry[] = [];
  for (let at = count; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry) rest[rest.length] = entry;
  }
  return rest;
}
