import type { OverflowDatabase, OverflowEntry, OverflowItem, OverflowKey } from './overflow-database.ts';

export interface OverflowOptions {
  readonly database: OverflowDatabase;
  /** Epoch ms. */
  readonly now: () => number;
  /** UTF-16 units of JSON. */
  readonly quotaChars: number;
  readonly maxAgeMs: number;
}

/** A batch to be kept, as it would be sent. */
export interface KeptBatch extends OverflowKey {
  readonly isEmpty: boolean;
  readonly body: string;
}

/** The batches that wait on disk, because their page is gone or the collector has been down for a while. */
export interface Overflow {
  /** What earlier lives of the background left, in the order of `batch`. Call it before all else. */
  load(): Promise<readonly OverflowKeyWithKind[]>;
  /**
   * Resolves once they survive the end of the browser, with those given up for them: the oldest beyond the quota,
   * and what is too old. Rejects where nothing could be written; then nothing has changed.
   */
  keep(batches: readonly KeptBatch[]): Promise<readonly OverflowKey[]>;
  /** `undefined`: it was given up, or the browser lost it. */
  body(key: OverflowKey): Promise<string | undefined>;
  remove(key: OverflowKey): Promise<void>;
  clear(): Promise<void>;
  readonly size: number;
  /** Batches that the browser took and has no more, since the background started: it empties a database that it cannot open. */
  readonly lost: number;
}

type OverflowKeyWithKind = OverflowKey & { readonly isEmpty: boolean };

export function createOverflow({ database, now, quotaChars, maxAgeMs }: OverflowOptions): Overflow {
  /** Oldest first. */
  let entries = new Map<string, OverflowEntry>();
  let lost = 0;

  const giveUp = (all: ReadonlyMap<string, OverflowEntry>): OverflowEntry[] => {
    let chars = 0;
    for (const entry of all.values()) chars += entry.chars;
    const given: OverflowEntry[] = [];
    for (const entry of all.values()) {
      if (chars <= quotaChars && now() - entry.savedMs <= maxAgeMs) break;
      chars -= entry.chars;
      given.push(entry);
    }
    return given;
  };
  const forget = (gone: readonly OverflowKey[]) => {
    for (const key of gone) entries.delete(nameOf(key));
  };

  return {
    load: async () => {
      const found = [...(await database.entries())];
      found.sort((a, b) => a.savedMs - b.savedMs || a.batch - b.batch);
      entries = new Map(found.map((entry) => [nameOf(entry), entry]));
      const old = giveUp(entries);
      forget(old);
      if (old.length > 0) await database.write([], old).catch(ignoreLeftover);
      return [...entries.values()].sort((a, b) => a.batch - b.batch);
    },
    keep: async (batches) => {
      const savedMs = now();
      const items = batches.map(({ session, batch, isEmpty, body }): OverflowItem => {
        return { entry: { session, batch, isEmpty, chars: body.length, savedMs }, body };
      });
      const next = new Map(entries);
      for (const { entry } of items) next.set(nameOf(entry), entry);
      const given = giveUp(next);
      const gone = new Set(given);
      const kept = items.filter(({ entry }) => !gone.has(entry));
      await database.write(kept, given);
      for (const { entry } of kept) entries.set(nameOf(entry), entry);
      forget(given);
      return given;
    },
    body: async (key) => {
      const body = await database.body(key);
      if (body === undefined && entries.delete(nameOf(key))) lost++;
      return body;
    },
    remove: async (key) => {
      forget([key]);
      await database.write([], [key]);
    },
    clear: async () => {
      entries.clear();
      await database.clear();
    },
    get size() {
      return entries.size;
    },
    get lost() {
      return lost;
    },
  };
}

function ignoreLeftover(): void {
  // The next life of the background finds them too old as well. A disk too full to forget them still has what is to be sent.
}

const nameOf = ({ session, batch }: OverflowKey) => `${batch} ${session}`;
