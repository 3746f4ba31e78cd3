import type { FaultSpec, Json, RecordedSession } from '@driftscope/records';

/** Somebody at a page: one tab of one browser, with all that was loaded in it. */
export interface Person {
  /** A name that is an identifier: `alice`, `person2`. */
  readonly name: string;
  /** Page loads, in the order in which they began. */
  readonly sessions: readonly RecordedSession[];
  /** Who shares a browser, and so what it stores, with this one. Absent: nobody before. */
  readonly beside?: string;
  /** Somebody was logged in here before anything was recorded. */
  readonly wasLoggedIn: boolean;
}

/** What is entered into a field. No recording has it, but it may have been sent. */
export type Entry =
  | { readonly kind: 'known'; readonly text: string }
  /** It was not sent: any text of that length will do. */
  | { readonly kind: 'unknown'; readonly variable: string; readonly length: number }
  /** A password, a choice: only who runs the test has it. */
  | { readonly kind: 'secret'; readonly variable: string };

/** How a fault ends in the test. */
export interface FaultEnd {
  /** Epoch ms at which it was over. */
  readonly at: number;
  /** It lasts at least so long. */
  readonly afterMs: number;
  /** The page came back by itself, and what follows is to wait for that. */
  readonly comesBack: boolean;
}

export type Act = { readonly at: number; readonly person: string } & (
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'reload' }
  | { readonly kind: 'click'; readonly target: string }
  | { readonly kind: 'fill'; readonly target: string; readonly entry: Entry }
  | { readonly kind: 'select'; readonly target: string; readonly entry: Entry }
  | { readonly kind: 'check'; readonly target: string; readonly checked: boolean }
  | { readonly kind: 'press'; readonly target: string; readonly key: string }
  /** `end` absent: it lasts until the test is over, or it is of a moment. */
  | { readonly kind: 'fault'; readonly spec: FaultSpec; readonly really: boolean; readonly end?: FaultEnd }
);

/** What must hold in the end. */
export type Expectation =
  /** What a reload shows was shown before it. No texts: the whole page is compared. */
  | { readonly kind: 'reload'; readonly texts: readonly string[] }
  | { readonly kind: 'reconnect' }
  | { readonly kind: 'forgotten'; readonly items: readonly StoredKey[] }
  | { readonly kind: 'few-requests'; readonly request: string; readonly withinMs: number }
  /** It cannot be seen from outside the page. */
  | { readonly kind: 'by-hand' };

export interface StoredKey {
  readonly area: 'local' | 'session';
  readonly key: string;
}

/** A fault that ends while the test runs. */
export type EndedFault = Extract<Act, { kind: 'fault' }> & { readonly end: FaultEnd };

/** What nobody was recorded to do, and must be done for anything to be missed. */
export interface MissingPart {
  /** While this keeps the page away. */
  readonly during: EndedFault;
  readonly causes: readonly MissingCause[];
}

/** What somebody did of whom there is no recording. */
export interface MissingCause {
  readonly event: string;
  /** What the event said. Absent: it is not recorded. */
  readonly said?: Json;
}

/** All that a test has to do, in its order. */
export interface Replay {
  /** The one who drifted is first. */
  readonly people: readonly Person[];
  readonly origin: string;
  readonly acts: readonly Act[];
  /** Absent: nothing is missing. */
  readonly missing?: MissingPart;
  /** Clicks that lead the one who drifted to the view where it was seen: a reload may forget them. */
  readonly way: readonly string[];
  readonly expectation: Expectation;
}
