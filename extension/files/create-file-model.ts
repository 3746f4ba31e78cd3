import type { RecordedSession } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';
import type { PanelModel } from '../panel/panel-model.ts';
import type { PanelSession, PanelState } from '../panel/panel-state.ts';
import type { OpenedRecording } from './recording-job.ts';

/** Shows a recording as the panel shows its tab. Nothing of it changes any more. */
export function createFileModel(name: string, { recorded, incidents, account, fault }: OpenedRecording): PanelModel {
  const ordered = recorded.map(inOrder);
  const sessions = ordered.map(sessionOf);
  const state: PanelState = {
    connection: 'open',
    status: undefined,
    file: { name, fault },
    sessions: sessions.filter(({ header }) => header.frame === undefined),
    frames: sessions.filter(({ header }) => header.frame !== undefined),
    incidents: incidents.toSorted((a, b) => b.untilAt - a.untilAt),
    records: ordered.flatMap(recordsOf).sort((a, b) => timeOf(a) - timeOf(b)),
    forgotten: 0,
    late: 0,
    detectionFault: undefined,
    judgedUntilAt: undefined,
    account,
    faults: [],
    endedFaults: [],
    undoneFaults: [],
    faultRefusal: undefined,
  };
  return {
    getState: () => state,
    subscribe: () => () => undefined,
    keep: nothing,
    beginFault: nothing,
    undoFaults: nothing,
    lookIntoWorkers: () => undefined,
    travel: nothing,
    clear: nothing,
  };
}

/** What can be done to a page cannot be done to a recording of it. */
const nothing = (): void => undefined;

function sessionOf({ header, records, knownToT }: RecordedSession): PanelSession {
  const [first, last] = [records[0], records.at(-1)];
  return {
    header,
    fromStart: records.some((record) => record.kind === 'recorder.on' && record.fromStart),
    sinceMs: header.originMs + (first?.t ?? 0),
    knownToT,
    missing: first === undefined || last === undefined ? 0 : last.seq - first.seq + 1 - records.length,
  };
}

/** Files may have batches twice, and in any order. */
function inOrder(session: RecordedSession): RecordedSession {
  const bySeq = new Map(session.records.map((record) => [record.seq, record]));
  return { ...session, records: [...bySeq.values()].sort((a, b) => a.seq - b.seq) };
}

const recordsOf = ({ header, records }: RecordedSession): readonly SessionRecord[] =>
  records.map((record) => ({ session: header.id, originMs: header.originMs, record }));

const timeOf = ({ originMs, record }: SessionRecord): number => originMs + record.t;
