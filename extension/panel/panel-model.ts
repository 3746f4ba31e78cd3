import { type Batch, type Fault, type FaultSpec, parseBatch } from '@driftscope/records';
import type { LinkPort } from '../link/link-port.ts';
import { startLink } from '../link/start-link.ts';
import { type PanelMessage, PanelMessageSchema, type PanelRequest } from '../messages/panel-messages.ts';
import { parseMessage } from '../messages/parse-message.ts';
import type { TravelCommand, TravelState } from '../messages/travel-messages.ts';
import { coalesce } from '../pace/coalesce.ts';
import { createFaultLedger } from './fault-ledger.ts';
import { createFindings } from './findings.ts';
import { createKnownSessions } from './known-sessions.ts';
import type { PanelState } from './panel-state.ts';
import { RecordRing } from './record-ring.ts';
import { createShownPage } from './shown-page.ts';
import type { Detection } from './start-detection.ts';

export interface PanelModel {
  getState(): PanelState;
  subscribe(listener: () => void): () => void;
  /** Asks for what the page holds, if it is armed; recording goes on. */
  keep(): void;
  /** Breaks something in the page. What came of it is in the records. */
  beginFault(spec: FaultSpec): void;
  /** Mends one fault, or all. */
  undoFaults(fault?: number): void;
  /** Takes the stores of the page to former states, and back. */
  travel(command: TravelCommand): void;
  /** Asks for the workers of the origin to be looked into, and for the page to be loaded anew. */
  lookIntoWorkers(origin: string): void;
  /** Forgets the records and incidents up to now. Recording and detection go on. */
  clear(): void;
}

export interface PanelOptions {
  readonly connect: () => LinkPort;
  readonly detection: Detection;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
}

/** Records that the panel keeps: of a chat some 70 MB, and 50 more once they are searched (`bench panel`). */
export const MAX_RECORDS = 100_000;

/** The same of records that are large, as of a page that reads a whole list every few seconds: twice what a chat's are. */
const MAX_CHARS = 64_000_000;

/** A busy page sends dozens of batches a second, and nobody reads that fast. */
const REFRESH_MS = 150;

/** The background rests, and is about to come back, or the extension is no more, of which the panel tells anyway. */
const unheard: Fault = {
  kind: 'no-background',
  message: 'The extension did not hear of this fault.',
  hint: 'Begin it again in a moment.',
};

/** Starts the panel's memory of its tab: takes what the background sends, and has it judged. */
export function startPanelModel({ connect, detection, setTimeout }: PanelOptions): PanelModel {
  const listeners = new Set<() => void>();
  const ring = new RecordRing({ maxRecords: MAX_RECORDS, maxChars: MAX_CHARS });
  const sessions = createKnownSessions();
  const shown = createShownPage();
  const findings = createFindings();
  const ledger = createFaultLedger();
  const said: Pick<PanelState, 'connection' | 'status' | 'detectionFault' | 'faultRefusal'> = {
    connection: 'connecting',
    status: undefined,
    detectionFault: undefined,
    faultRefusal: undefined,
  };
  let current = said;
  /** Ends with the page. */
  let travel: TravelState | undefined;

  const pages = () => sessions.list(false, (id) => ring.missing(id));
  const build = (): PanelState => ({
    ...current,
    ...findings.read(),
    sessions: pages(),
    travel,
    frames: sessions.list(true, (id) => ring.missing(id)),
    records: ring.list(),
    forgotten: ring.forgotten,
    // The extension's end undid them, and no record says so.
    faults: current.connection === 'gone' ? [] : ledger.active(),
    endedFaults: ledger.ended(),
    undoneFaults: ledger.undone(),
  });
  let state = build();

  const refresh = coalesce({
    run: () => {
      state = build();
      tellIncidents();
      for (const listener of listeners) listener();
    },
    delayMs: () => REFRESH_MS,
    setTimeout,
  });
  const turn = (change: Partial<typeof said>) => {
    current = { ...current, ...change };
    refresh();
  };

  let told = '';
  /** Again for every page, for the browser forgets with the page what the icon shows. */
  const tellIncidents = () => {
    const now = `${state.incidents.length} in ${state.sessions.at(-1)?.header.id}`;
    if (now === told) return;
    told = now;
    ask({ kind: 'incidents', count: state.incidents.length });
  };

  const takeBatch = (batch: Batch) => {
    const before = shown.session;
    shown.take(batch);
    if (shown.session !== before) travel = undefined;
    const gone = sessions.take(batch);
    if (gone !== undefined) ring.forget(gone);
    ring.add(batch);
    ledger.take(batch);
    // Duplicates are for the detector to tell: a batch may be known here, and still say how far it is complete.
    detection.judge(batch);
  };

  const take = (message: PanelMessage) => {
    switch (message.kind) {
      case 'status':
        return turn({ status: message.status });
      case 'fault-refused':
        return turn({ faultRefusal: message.why });
      case 'travel':
        travel = message.state;
        return refresh();
      case 'batch': {
        const batch = parseBatch(message.batch);
        if (batch.ok) takeBatch(batch.value);
        return refresh();
      }
    }
  };

  detection.onJudgement((judgement) => {
    findings.take(judgement);
    refresh();
  });
  detection.onFault((message) => turn({ detectionFault: message }));

  const link = startLink({
    connect,
    setTimeout,
    isWanted: () => true,
    onOpen: () => turn({ connection: 'open' }),
    onMessage: (input) => {
      const message = parseMessage(PanelMessageSchema, input);
      if (message.ok) take(message.value);
    },
    onGone: () => {
      travel = undefined;
      turn({ connection: 'gone' });
    },
  });
  const ask = (request: PanelRequest) => link.send(request);
  link.open();

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep: () => void ask({ kind: 'keep' }),
    beginFault: (spec) => {
      const isAsked = ask({ kind: 'begin-fault', spec });
      turn({ faultRefusal: isAsked ? undefined : unheard });
    },
    undoFaults: (fault) => void ask({ kind: 'undo-faults', ...(fault === undefined ? {} : { fault }) }),
    travel: (command) => void ask(command),
    lookIntoWorkers: (origin) => void ask({ kind: 'look-into-workers', origin }),
    clear: () => {
      ring.clear();
      findings.clear();
      refresh();
    },
  };
}
