import type { Parcel } from './lane.ts';
import type { Overflow } from './overflow.ts';
import type { OverflowKey } from './overflow-database.ts';

/** A batch that waits on disk, as one on its way. It is removed there once it is settled. */
export function parcelOnDisk(overflow: Overflow, { session, batch, isEmpty }: KeyAndKind): Parcel {
  const settle = () => void overflow.remove({ session, batch }).catch(ignoreLeftover);
  return { session, batch, isEmpty, settle, askAgain: () => undefined };
}

type KeyAndKind = OverflowKey & Pick<Parcel, 'isEmpty'>;

function ignoreLeftover(): void {
  // It is sent once more in the next life of the background, and the collector knows it by its number.
}
