import type { Handover } from '../messages/handover.ts';
import { HANDOVER_PREFIX } from '../messages/handover-key.ts';

export interface HandoverOptions {
  /** Writes to `storage.session`, which outlives the page and wakes the background. */
  readonly set: (items: Record<string, Handover>) => Promise<void>;
  /** Unlike that of any other page. */
  readonly name: string;
}

/** Leaves batches where the background finds them, whether it is running or not. */
export type HandOver = (batches: Iterable<readonly [batch: number, json: string]>, tabId: number | undefined) => void;

/** UTF-16 units of JSON in one write. A write is refused as a whole where it finds no room. */
const MAX_CHARS = 1024 * 1024;

/**
 * Builds what hands batches over when the page is left.
 *
 * A port that a page opens in its last moment dies with the page, and a background that must start first never hears
 * of it. A write to the storage is with the browser as soon as it was asked for.
 */
export function createHandover({ set, name }: HandoverOptions): HandOver {
  const write = (tabId: number | undefined, batches: Handover['batches']) => {
    const [first] = batches;
    if (first === undefined) return;
    const handover: Handover = { ...(tabId === undefined ? {} : { tabId }), batches };
    try {
      set({ [`${HANDOVER_PREFIX}${name}:${first.batch}`]: handover }).catch(ignoreRefusal);
    } catch {
      ignoreRefusal();
    }
  };

  return (batches, tabId) => {
    let part: Handover['batches'] = [];
    let chars = 0;
    for (const [batch, json] of batches) {
      if (chars > 0 && chars + json.length > MAX_CHARS) {
        write(tabId, part);
        part = [];
        chars = 0;
      }
      part.push({ batch, json });
      chars += json.length;
    }
    write(tabId, part);
  };
}

function ignoreRefusal(): void {
  // No room, or the extension was updated. The page is going: what was not taken over its port is a hole in `seq`.
}
