import type { Batch, DriftRecord, SessionHeader, SessionId } from '@driftscope/records';

/** Wall time of the origin of the sessions made here. */
export const originMs = 1_700_000_000_000;

/** A session id. It is checked where it comes in, like any other. */
export const sessionId = (name: string): SessionId => name as SessionId;

export function makeHeader(name: string, fields: Partial<SessionHeader> = {}): SessionHeader {
  return { id: sessionId(name), originMs, origin: 'http://app.test', ...fields };
}

/** A record of the page; `t` is ten times its `seq` unless it is given. */
export function makeRecord(seq: number, t = seq * 10): DriftRecord {
  return { seq, t, kind: 'page.visibility', visibility: seq % 2 === 0 ? 'hidden' : 'visible' };
}

export interface BatchParts {
  readonly session?: string;
  readonly batch?: number;
  /** The numbers of its records. */
  readonly seqs?: readonly number[];
  readonly records?: readonly DriftRecord[];
  readonly until?: number;
  readonly header?: Partial<SessionHeader>;
}

export function makeBatch({ session = 's1', batch = 1, seqs = [1], records, until, header }: BatchParts = {}): Batch {
  return {
    v: 1,
    session: makeHeader(session, header),
    batch,
    records: records ?? seqs.map((seq) => makeRecord(seq)),
    ...(until === undefined ? {} : { until }),
  };
}
