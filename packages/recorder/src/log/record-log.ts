import type { DriftRecord, Unnumbered } from '@driftscope/records';
import type { Numbered } from './numbered.ts';

export interface RecordLog {
  /** Whether records are wanted. Hooks look here first, and do next to nothing if not. */
  readonly open: boolean;
  setOpen(open: boolean): void;
  /** Numbers a record. Answers its `seq`, or 0 when it was left out. */
  add(fields: Unnumbered): number;
  /** The same for a whole text frame. Of a busy page they are nearly all records, so nothing is looked up that is known of them. */
  addFrame(frame: TextFrame): number;
  addLater(kind: DriftRecord['kind'], later: Later): number;
  /** Finishes what can be finished, so that no page state is held for long. */
  settle(): void;
  /** Takes the oldest records, ready to send. */
  take(options: TakeOptions): Taken[];
  /** Whether all records so far have been taken. */
  readonly empty: boolean;
  /** Since the page began. `dropped`: records left out in overload. `cut`: payloads shed in overload. */
  readonly counts: { readonly records: number; readonly dropped: number; readonly cut: number };
  /** From now on the log leaves its oldest records out, so that it holds the last that happened, until it is ended. */
  beginRing(): void;
  /** What the ring holds is to be taken, after how things stood when it begins. Does nothing where there is none. */
  endRing(): void;
  /** Forgets what was not taken; numbering goes back to the last record that was. */
  discard(): void;
}

export interface TakeOptions {
  readonly maxRecords: number;
  readonly maxChars: number;
  /** Takes records that still wait for their payload, without it. */
  readonly force: boolean;
}

export type TextFrame = Extract<Unnumbered, { kind: 'socket.frame' }> & { readonly text: string };

/** A record with its time, ready to be written. */
export interface Taken extends Numbered {
  readonly t: number;
}

/** A record whose fields are made later than it is numbered. */
export interface Later {
  /** Makes the fields, when a batch is made. Called once; must not throw. */
  finish(): Unnumbered;
  /** Absent: at any time. Records after it wait until it says true, for `maxWaitMs` at the longest. */
  ready?(): boolean;
  /** About how many characters of JSON the fields have, besides their payload. Asked once they are made. Absent: a few. */
  sizeChars?(): number;
}
