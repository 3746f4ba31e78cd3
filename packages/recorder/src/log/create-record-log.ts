import type { DriftRecord, RecordOf, Unnumbered } from '@driftscope/records';
import type { Guard } from '../hook/guard.ts';
import { type Entry, isMade, withoutFirst } from './log-entry.ts';
import { defaultLimits, defaultRing, type LogLimits, type RingLimits } from './log-limits.ts';
import type { Later, RecordLog, Taken } from './record-log.ts';
import { createRingHead, type RingHead } from './ring-head.ts';
import { isDetail, payloadLength, withoutPayload } from './shedding.ts';

/** What a record has besides its payload. */
const RECORD_CHARS = 100;
/** The oldest are left out many at once: to move the whole list for each would cost more than to make it. */
const RING_SLACK_MS = 5_000;
const RING_SLACK = 0.9;

export interface LogOptions {
  /** ms since the session's origin. */
  readonly now: () => number;
  /** Called when a record was added, with its fields where they are made, so that a sender may wake up. */
  readonly onAdd: (fields?: Unnumbered) => void;
  readonly limits?: LogLimits;
  readonly ringLimits?: RingLimits;
  /** Of what is done to a record that the ring leaves out. */
  readonly ringGuard: Guard;
}

/** Lists are walked and filled by index: their methods, and iteration, are the page's to replace, and would show it the records. */
export function createRecordLog(options: LogOptions): RecordLog {
  const { now, onAdd, limits = defaultLimits, ringLimits = defaultRing, ringGuard } = options;
  let open = true;
  let seq = 0;
  let takenSeq = 0;
  let entries: Entry[] = [];
  let chars = 0;
  let settled = 0;
  let shed = 0;
  let lastT = 0;
  let ring: { readonly head: RingHead; readonly told: Omit<RecordOf<'recorder.ring'>, 'seq' | 't'> } | undefined;
  let ringChars = 0;
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
    return !ring && entries.length >= limits.maxRecords ? 'memory' : undefined;
  };

  const push = (
    t: number,
    fields: Unnumbered | undefined,
    later?: Later,
    size = fields ? payloadLength(fields) : 0,
  ) => {
    seq += 1;
    counts.records += 1;
    entries[entries.length] = { seq, t, chars: size, ringChars: size + RECORD_CHARS, fields, later };
    chars += size;
    ringChars += size + RECORD_CHARS;
    // A page in the background has its timers held back.
    if (ring) leaveOldOut(RING_SLACK_MS, 1 / RING_SLACK);
    else while (chars > limits.maxChars && shed < entries.length) shedOldest();
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
    push(lastT, fields);
  };

  const leaveOut = (why: 'rate' | 'memory'): number => {
    counts.dropped += 1;
    dropped = { count: (dropped?.count ?? 0) + 1, why };
    onAdd();
    return 0;
  };

  const number = (kind: DriftRecord['kind'], fields: Unnumbered | undefined, later: Later | undefined): number => {
    if (!open) return 0;
    // The clock is monotonic, but a page restored from the back/forward cache once showed a step back.
    lastT = Math.max(lastT, now());
    const why = isDetail(kind) && overload(lastT);
    if (why) return leaveOut(why);
    tellDropped();
    const added = push(lastT, fields, later);
    onAdd(fields);
    return added;
  };

  const finish = (entry: Entry): Unnumbered | undefined => {
    if (!entry.fields && entry.later) {
      entry.fields = entry.later.finish();
      entry.chars = payloadLength(entry.fields);
      chars += entry.chars;
      const more = entry.chars + (entry.later.sizeChars?.() ?? 0);
      entry.ringChars += more;
      ringChars += more;
      // It holds what the fields are made of: states of the page, which are let go of only here.
      entry.later = undefined;
    }
    return entry.fields;
  };

  const removeFirst = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      const entry = entries[at];
      chars -= entry?.chars ?? 0;
      ringChars -= entry?.ringChars ?? 0;
    }
    entries = withoutFirst(entries, count);
    settled = Math.max(0, settled - count);
    shed = Math.max(0, shed - count);
  };

  const isRingFull = (share: number, records = entries.length, size = ringChars): boolean =>
    records > ringLimits.maxRecords * share || size > ringLimits.maxChars * share;

  const isKept = ({ t }: Entry, out: number, outChars: number): boolean =>
    t >= now() - ringLimits.maxAgeMs && !isRingFull(RING_SLACK, entries.length - out, ringChars - outChars);

  /** Nothing is done before the ring is so much too old, or filled to this share. */
  const leaveOldOut = (slackMs: number, share: number) => {
    if (!ring) return;
    const ageMs = now() - (entries[0]?.t ?? now());
    if (ageMs <= ringLimits.maxAgeMs + slackMs && !isRingFull(share)) return;
    let out = 0;
    let outChars = 0;
    for (; out < entries.length; out += 1) {
      const entry = entries[out];
      if (!entry || isKept(entry, out, outChars)) break;
      const fields = finish(entry);
      if (fields) ring.head.leaveOut({ seq: entry.seq, fields });
      outChars += entry.ringChars;
    }
    removeFirst(out);
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
    addFrame: (frame) => {
      if (!open) return 0;
      lastT = Math.max(lastT, now());
      const why = overload(lastT);
      if (why) return leaveOut(why);
      tellDropped();
      const added = push(lastT, frame, undefined, frame.text.length);
      onAdd(frame);
      return added;
    },
    addLater: (kind, later) => number(kind, undefined, later),
    settle: () => {
      for (; settled < entries.length; settled += 1) {
        const entry = entries[settled];
        if (!entry || waits(entry)) break;
        finish(entry);
      }
      leaveOldOut(RING_SLACK_MS, 1);
    },
    take: ({ maxRecords, maxChars, force }) => {
      if (entries.length === 0) tellDropped();
      const records: Taken[] = [];
      let size = 0;
      let taken = 0;
      for (; taken < entries.length; taken += 1) {
        const entry = entries[taken];
        if (!entry || records.length >= maxRecords || size >= maxChars || (!force && waits(entry))) break;
        finish(entry);
        if (isMade(entry)) records[records.length] = entry;
        size += entry.chars;
        takenSeq = entry.seq;
      }
      removeFirst(taken);
      return records;
    },
    get empty() {
      return entries.length === 0;
    },
    counts,
    beginRing: () => {
      const told = { kind: 'recorder.ring' as const, before: seq + 1, count: 0 };
      ring = { head: createRingHead(ringGuard), told };
      lastT = Math.max(lastT, now());
      push(lastT, told);
    },
    endRing: () => {
      leaveOldOut(0, 1);
      if (!ring) return;
      const { head, told } = ring;
      ring = undefined;
      const stood = head.records();
      const t = entries[0]?.t ?? Math.max(lastT, now());
      told.before = entries[0]?.seq ?? seq + 1;
      told.count = head.count - stood.length;
      const all: Entry[] = [];
      for (let at = 0; at < stood.length; at += 1) {
        const record = stood[at];
        if (record) all[all.length] = { ...record, t, chars: 0, ringChars: 0, later: undefined };
      }
      for (let at = 0; at < entries.length; at += 1) {
        const entry = entries[at];
        if (entry) all[all.length] = entry;
      }
      settled = Math.min(settled + stood.length, all.length);
      entries = all;
      shed = 0;
    },
    discard: () => {
      ring = undefined;
      entries = [];
      chars = 0;
      ringChars = 0;
      settled = 0;
      shed = 0;
      dropped = undefined;
      seq = takenSeq;
    },
  };
}
