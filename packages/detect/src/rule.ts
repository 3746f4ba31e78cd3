import type { Json } from '@driftscope/records';
import type { Bus } from './engine/bus.ts';
import type { At } from './engine/scheduler.ts';
import type { Session } from './engine/session.ts';
import type { Confidence, Evidence, Severity, WitnessFact } from './incident.ts';
import type { Epoch } from './models/users/identity.ts';
import type { Facts, World } from './models/world.ts';
import type { Limit, Threshold } from './threshold.ts';

/** What a rule is called, and what it tells its readers. */
export interface RuleInfo {
  /** A contract: it appears in the API, in files and in URLs. */
  readonly kind: string;
  readonly severity: Severity;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** What to do about it. */
  readonly advice: string;
  /** Numbers that a team may change. Absent: there are none. */
  readonly thresholds?: readonly Threshold[];
}

/** Finds one kind of drift: it listens to the models' facts, asks the models, and reports what it can prove. */
export interface Rule extends RuleInfo {
  watch(context: RuleContext): void;
}

export interface RuleContext {
  readonly world: World;
  readonly on: Bus<Facts>['on'];
  readonly at: At;
  /** Returns the number in force for one of the rule's thresholds. */
  readonly limit: Limit;
  report(finding: Finding): void;
}

/** What a rule found; the detector makes an incident of it. */
export interface Finding {
  readonly session: Session;
  /** Tells this finding from others of its kind and session: by the gap, the list. A later finding with the same key replaces it. */
  readonly key: readonly string[];
  /** Where the defect is, without ids and users: findings with the same place form a group. */
  readonly place: readonly string[];
  readonly confidence: Confidence;
  readonly title: string;
  readonly at: number;
  readonly untilAt: number;
  readonly identity: Epoch;
  readonly facts: { readonly [name: string]: Json };
  readonly evidence: readonly Evidence[];
  readonly witness: readonly WitnessFact[];
}
