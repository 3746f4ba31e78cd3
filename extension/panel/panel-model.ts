import type { Incident } from '@driftscope/detect';
import { type Batch, type Fault, type FaultSpec, parseBatch, type SessionHeader } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import type { LinkPort } from '../link/link-port.ts';
import { startLink } from '../link/start-link.ts';
import {
  type PanelMessage,
  PanelMessageSchema,
  type PanelRequest,
  type PipelineStatus,
} from '../messages/panel-messages.ts';
import { parseMessage } from '../messages/parse-message.ts';
import { type ActiveFault, createFaultLedger, type EndedFault } from './fault-ledger.ts';
import type { Judgement } from './judge.ts';
import { RecordRing } from './record-ring.ts';

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
  /** What is broken in the page, on purpose. */
  readonly faults: readonly ActiveFault[];
  /** What was, since the page was loaded. */
  readonly endedFaults: readonly EndedFault[];
  /** Why the fault that was asked for last did not begin. Absent: it did, or none was. */
  readonly faultRefusal: Fault | undefined;
  /** The recording that is shown in place of the tab. Absent: the tab is shown. */
  readonly file?: ShownFile;
}

export interface ShownFile {
  readonly name: string;
  /** Why it could not be read whole. Absent: it could. */
  readonly fault: Fault | undefined;
}

export interface PanelModel {
  getState(): PanelState;
  subscribe(listener: () => void): () => void;
  /** Asks for what the page holds, if it is armed; recording goes on. */
  keep(): void;
  /** Breaks something in the page. What came of it is in the records. */
  beginFault(spec: FaultSpec): void;
  /** Mends one fault, or all. */
  undoFaults(fault?: number): void;
  /** Forgets the records and incidents up to now. Recording and detection go on. */
  clear(): void;
}

/** What is used of a `Worker`. */
export interface Detection {
  judge(batch: Batch): void;
  onJudgement(listener: (judgement: Judgement) => void): void;
  onFault(listener: (message: string) => void): void;
}

export interface PanelOptions {
  readonly connect: () => LinkPort;
  readonly detection: Detection;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
}

/** Records that the panel keeps: some 20 to 50 MB. */
export const maxRecords = 50_000;

/** A busy page sends dozens of batches a second, and nobody reads that fast. */
const refreshMs = 150;

/** Starts the panel's memory of its tab: takes what the background sends, and has it judged. */
export function startPanelModel({ connect, detection, setTimeout }: PanelOptions): PanelModel {
  const listeners = new Set<() => void>();
  const ring = new RecordRing(maxRecords);
  const sessions = new Map<string, Known>();
  const incidents = new Map<string, Incident>();
  let connection: PanelState['connection'] = 'connecting';
  let status: PipelineStatus | undefined;
  let late = 0;
  let judgedUntilAt: number | undefined;
  let detectionFault: string | undefined;
  let refreshing = false;
  let faultRefusal: Fault | undefined;
  const ledger = createFaultLedger();

  const list = (isFrame: boolean): PanelSession[] =>
    [...sessions.values()]
      .filter(({ header }) => (header.frame !== undefined) === isFrame)
      .map((session) => ({ ...session, missing: ring.missing(session.header.id) }));

  const build = (): PanelState => ({
    connection,
    status,
    sessions: list(false),
    frames: list(true),
    incidents: [...incidents.values()].sort((a, b) => b.untilAt - a.untilAt),
    records: ring.list(),
    forgotten: ring.forgotten,
    late,
    detectionFault,
    faults: ledger.active(),
    endedFaults: ledger.ended(),
    judgedUntilAt,
    faultRefusal,
  });
  let state = build();

  const refresh = () => {
    if (refreshing) return;
    refreshing = true;
    setTimeout(() => {
      refreshing = false;
      state = build();
      tellIncidents();
      for (const listener of listeners) listener();
    }, refreshMs);
  };

  let told = '';
  /** Again for every page, for the browser forgets with the page what the icon shows. */
  const tellIncidents = () => {
    const now = `${state.incidents.length} in ${state.sessions.length}`;
    if (now === told) return;
    told = now;
    const request: PanelRequest = { kind: 'incidents', count: state.incidents.length };
    link.send(request);
  };

  const takeBatch = (batch: Batch) => {
    const { id } = batch.session;
    sessions.set(id, sessionAfter(sessions.get(id), batch));
    ring.add(batch);
    ledger.take(batch);
    // Duplicates are for the detector to tell: a batch may be known here, and still say how far it is complete.
    detection.judge(batch);
  };

  detection.onJudgement((judgement) => {
    for (const incident of judgement.incidents) incidents.set(incident.id, incident);
    late += judgement.late;
    judgedUntilAt = judgement.untilAt ?? judgedUntilAt;
    refresh();
  });
  detection.onFault((message) => {
    detectionFault = message;
    refresh();
  });

  const take = (message: PanelMessage) => {
    if (message.kind === 'status') status = message.status;
    if (message.kind === 'fault-refused') faultRefusal = message.why;
    if (message.kind !== 'batch') return;
    const batch = parseBatch(message.batch);
    if (batch.ok) takeBatch(batch.value);
  };
  const ask = (request: PanelRequest) => void link.send(request);

  const link = startLink({
    connect,
    setTimeout,
    isWanted: () => true,
    onOpen: () => {
      connection = 'open';
      refresh();
    },
    onMessage: (input) => {
      const message = parseMessage(PanelMessageSchema, input);
      if (!message.ok) return;
      take(message.value);
      refresh();
    },
    onGone: () => {
      connection = 'gone';
      refresh();
    },
  });
  link.open();

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep: () => ask({ kind: 'keep' }),
    beginFault: (spec) => {
      faultRefusal = undefined;
      ask({ kind: 'begin-fault', spec });
      refresh();
    },
    undoFaults: (fault) => ask({ kind: 'undo-faults', ...(fault === undefined ? {} : { fault }) }),
    clear: () => {
      ring.clear();
      incidents.clear();
      late = 0;
      refresh();
    },
  };
}

/** What is known of a session, with one batch more. */
function sessionAfter(known: Known | undefined, { session: header, records, until = 0 }: Batch): Known {
  const on = records.find((record) => record.kind === 'recorder.on');
  return {
    header,
    fromStart: known?.fromStart ?? on?.fromStart ?? false,
    sinceMs: known?.sinceMs ?? header.originMs + (records[0]?.t ?? until),
    knownToT: Math.max(known?.knownToT ?? 0, until, records.at(-1)?.t ?? 0),
  };
}

type Known = Omit<PanelSession, 'missing'>;
