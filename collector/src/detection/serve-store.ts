import type { StoredChunk } from '../storage/session-store.ts';
import type { DetectionStore } from './detection-store.ts';
import type { MainCalls } from './thread-calls.ts';

type StoreCalls = Pick<MainCalls, 'recent' | 'openReplay' | 'nextChunks' | 'file' | 'withdraw'>;

/** Packed bytes that are given at once: enough to keep the other thread busy, and read in a millisecond or so. */
const PAGE_BYTES = 256 * 1024;

/** The other end of `remoteStore`. */
export function serveStore({ sessions, incidents }: DetectionStore): StoreCalls {
  let replay: AsyncIterator<StoredChunk> | undefined;
  return {
    recent: sessions.recent,
    openReplay: (ids, fromAt, read) => {
      replay = sessions.replay(ids, fromAt, read)[Symbol.asyncIterator]();
    },
    nextChunks: async () => {
      const page: StoredChunk[] = [];
      for (let sizeBytes = 0; replay !== undefined && sizeBytes < PAGE_BYTES; ) {
        const next = await replay.next();
        if (next.done === true) replay = undefined;
        else {
          page.push(next.value);
          sizeBytes += next.value.packed.length;
        }
      }
      return page;
    },
    file: incidents.file,
    withdraw: incidents.withdraw,
  };
}
