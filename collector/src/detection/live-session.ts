import type { Batch, DriftRecord, SessionHeader } from '@driftscope/records';

/** How far a session is known, and whether more of it is to be expected. */
export interface LiveSession {
  readonly header: SessionHeader;
  /** Epoch ms, by the session's clock, up to which its records are known. */
  readonly knownToAt: number;
  /** Epoch ms, by the collector's clock, when it was last heard of. */
  readonly heardMs: number;
  /** Epoch ms, by the collector's clock, when its sender was last asked to come again. Minus infinity: never. */
  readonly heldMs: number;
  /** How many were taken. */
  readonly records: number;
  /** The page was left for good. */
  readonly ended: boolean;
}

/** The session after a batch. Batches may come in any order. */
export function hearBatch(known: LiveSession | undefined, batch: Batch, receivedMs: number): LiveSession {
  const { session, records, until } = batch;
  const originMs = known?.header.originMs ?? session.originMs;
  const knownToT = until ?? records.at(-1)?.t ?? 0;
  return {
    header: { ...known?.header, ...session },
    knownToAt: Math.max(known?.knownToAt ?? 0, originMs + knownToT),
    heardMs: Math.max(known?.heardMs ?? 0, receivedMs),
    heldMs: known?.heldMs ?? Number.NEGATIVE_INFINITY,
    ...hearRecords(known, records),
  };
}

/** What its records alone change. */
export function hearRecords(
  known: Pick<LiveSession, 'records' | 'ended'> = { records: 0, ended: false },
  records: readonly DriftRecord[],
): Pick<LiveSession, 'records' | 'ended'> {
  return {
    records: known.records + records.length,
    ended: known.ended || records.some((record) => record.kind === 'page.hide' && !record.kept),
  };
}
