import type { Incident, PageAccount } from '@driftscope/detect';
import type { Fault, FaultSpec, SessionHeader } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import type { PipelineStatus } from '../messages/panel-messages.ts';
import type { TravelState } from '../messages/travel-messages.ts';
import type { ActiveFault, EndedFault } from './fault-ledger.ts';

/** One page load of the tab, or of a frame in it, as far as the panel knows it. */
export interface PanelSession {
  readonly header: SessionHeader;
  /** `false`: recording began when the page was there already. */
  readonly fromStart: boolean;
  /** Epoch ms of the first record that arrived. */
  readonly sinceMs: number;
  /** ms since the session's origin up to which all of it is known. */
  readonly knownToT: number;
  /** Records that never arrived. */
  readonly missing: number;
}

/** All that the panel shows. A new object for every change. */
export interface PanelState {
  /** `gone`: the extension was updated or removed, and this panel is what is left of it. */
  readonly connection: 'connecting' | 'open' | 'gone';
  /** Absent until the background said it. */
  readonly status: PipelineStatus | undefined;
  /** Oldest first; the last is the page that is shown now. */
  readonly sessions: readonly PanelSession[];
  /** Those of frames inside the pages, oldest first. */
  readonly frames: readonly PanelSession[];
  /** Newest first. */
  readonly incidents: readonly Incident[];
  /** Oldest first. */
  readonly records: readonly SessionRecord[];
  /** Records that are not in `records` any more, for its limit. */
  readonly forgotten: number;
  /** Records that came too late to be judged with their time. */
  readonly late: number;
  /** Detection broke down. Absent: it works. */
  readonly detectionFault: string | undefined;
  /** Epoch ms up to which the page that was heard of last is judged. Absent: nothing is. */
  readonly judgedUntilAt: number | undefined;
  /** How the page that is shown stands beside the wire. Absent: not known yet. */
  readonly account?: PageAccount | undefined;
  /** What is broken in the page, on purpose. */
  readonly faults: readonly ActiveFault[];
  /** What was, since the page was loaded. */
  readonly endedFaults: readonly EndedFault[];
  /** What was broken in the page before, until it was left. The same object while it is so; empty once a fault begins. */
  readonly undoneFaults: readonly FaultSpec[];
  /** Why the fault that was asked for last did not begin. Absent: it did, or none was. */
  readonly faultRefusal: Fault | undefined;
  /** How the stores of the page that is shown were taken back. Absent: none of their states is held for that. */
  readonly travel?: TravelState | undefined;
  /** The recording that is shown in place of the tab. Absent: the tab is shown. */
  readonly file?: ShownFile;
}

export interface ShownFile {
  readonly name: string;
  /** Why it could not be read whole. Absent: it could. */
  readonly fault: Fault | undefined;
}
