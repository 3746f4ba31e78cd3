import type { Fault } from '@driftscope/records';
import { unwrittenDisk } from './disk-fault.ts';
import type { Lane, Parcel } from './lane.ts';
import type { KeptBatch, Overflow } from './overflow.ts';
import type { OverflowKey } from './overflow-database.ts';
import { parcelOnDisk } from './parcel-on-disk.ts';

export interface KeepingOptions {
  readonly overflow: Overflow;
  /** `undefined`: the session has nothing that waits. */
  readonly laneOf: (session: string) => Lane | undefined;
  readonly onChange: () => void;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * How long nothing is written after a write failed. A browser whose disk is full may empty the database and take what comes next,
 * only to empty it again.
 */
const DISTRUST_MS = 60_000;

export interface Keeping {
  /** Moves all that waits in these lanes to the disk. One write at a time; what comes meanwhile goes into the next. */
  keep(lanes: Iterable<Lane>): void;
  /** Batches given up for the quota or their age, since the background started. */
  readonly shed: number;
  /** Why the last write failed. Absent: it did not. */
  readonly fault: Fault | undefined;
}

/** Builds what moves batches from memory to disk, and tells their pages that they may forget them. */
export function createKeeping({ overflow, laneOf, onChange, now }: KeepingOptions): Keeping {
  const wanted = new Set<Lane>();
  let isWriting = false;
  let shed = 0;
  let fault: Fault | undefined;
  let distrustedUntil = 0;

  const write = async () => {
    if (isWriting) return;
    isWriting = true;
    while (wanted.size > 0) {
      const lanes = [...wanted];
      wanted.clear();
      await move(lanes);
    }
    isWriting = false;
  };

  const move = async (lanes: readonly Lane[]) => {
    if (now() < distrustedUntil) return;
    const batches = lanes.flatMap((lane) => lane.inMemory).filter(mayBeKept);
    if (batches.length === 0) return;
    // Where nothing can be written they stay in memory and with their pages, and the next try may do better.
    const given = await overflow.keep(batches).catch((cause) => {
      fault = unwrittenDisk(cause);
      distrustedUntil = now() + DISTRUST_MS;
      onChange();
    });
    if (given === undefined) return;
    fault = undefined;
    for (const batch of batches) moved(batch);
    for (const key of given) giveUp(key);
    for (const lane of lanes) if (lane.isFull) lane.askAgain();
    onChange();
  };

  const moved = (batch: KeptBatch) => {
    const stored = parcelOnDisk(overflow, batch);
    // Otherwise it was sent while it was written.
    if (!laneOf(batch.session)?.moveToDisk(stored)) stored.settle();
  };

  const giveUp = ({ session, batch }: OverflowKey) => {
    shed++;
    laneOf(session)?.settle({ batch });
  };

  return {
    keep: (lanes) => {
      for (const lane of lanes) wanted.add(lane);
      void write();
    },
    get shed() {
      return shed;
    },
    get fault() {
      return fault;
    },
  };
}

const mayBeKept = (parcel: Parcel): parcel is Parcel & Pick<KeptBatch, 'body'> =>
  parcel.body !== undefined && parcel.isPrivate !== true;
