import type { OutboxEntry } from '../machine/outbox-entry.ts';
import type { StorageWrite } from '../machine/storage-write.ts';
import type { Put } from '../protocol/change.ts';
import type { Cipher, Sealed } from './cipher.ts';

/** What a row holds: the value itself, or what a cipher made of it. */
export type Content = { readonly clear: unknown } | { readonly sealed: Sealed };

/** What one save did to a scope's entities. `deletes` are entity keys. */
export interface Part {
  readonly puts: readonly Put[];
  readonly deletes: readonly string[];
}

/** A {@link StorageWrite} whose contents are ready to be stored. */
export type RowWrite =
  | {
      readonly kind: 'replace-scope';
      readonly scope: string;
      readonly cursor: number;
      readonly parts: readonly Content[];
    }
  | {
      readonly kind: 'advance-scope';
      readonly scope: string;
      readonly since: number;
      readonly cursor: number;
      readonly part: Content;
    }
  | { readonly kind: 'sweep-scope'; readonly scope: string; readonly part: Content }
  /** The same entities in fewer parts; skipped where something was saved since they were read. */
  | {
      readonly kind: 'pack-scope';
      readonly scope: string;
      readonly read: { readonly cursor: number; readonly part: number };
      readonly parts: readonly Content[];
    }
  | { readonly kind: 'put-entry'; readonly id: string; readonly content: Content }
  | Extract<StorageWrite, { readonly kind: 'drop-scope' | 'drop-entry' | 'server' }>;

export interface RowContent {
  write(write: StorageWrite): Promise<RowWrite>;
  /** All of a scope's entities, in as few parts as are good to handle. */
  parts(puts: readonly Put[]): Promise<readonly Content[]>;
  /** Rejects what was sealed with another secret. */
  openPart(content: Content): Promise<Part>;
  openEntry(content: Content): Promise<unknown>;
}

/** Entities in one row: few enough to be read and sealed without a pause that is felt. */
const PART_SIZE = 1_000;

/** Puts values into rows and takes them out. A transaction ends while a cipher works, so both happen outside of one. */
export function createRowContent(cipher: Cipher | Promise<Cipher> | undefined): RowContent {
  const seal = async (value: Part | OutboxEntry): Promise<Content> =>
    cipher ? { sealed: await (await cipher).seal(value) } : { clear: value };

  const open = async (content: Content): Promise<unknown> => {
    if ('clear' in content) return content.clear;
    if (!cipher) throw new Error('this copy was sealed, and there is no secret to open it with');
    return (await cipher).open(content.sealed);
  };

  const parts = (puts: readonly Put[]): Promise<readonly Content[]> => {
    const count = Math.ceil(puts.length / PART_SIZE);
    const slices = Array.from({ length: count }, (_, at) => puts.slice(at * PART_SIZE, (at + 1) * PART_SIZE));
    return Promise.all(slices.map((slice) => seal({ puts: slice, deletes: [] })));
  };

  return {
    parts,
    write: async (write) => {
      switch (write.kind) {
        case 'replace-scope':
          return { kind: write.kind, scope: write.scope, cursor: write.cursor, parts: await parts(write.entities) };
        case 'advance-scope': {
          const { kind, scope, since, cursor, puts, deletes } = write;
          return { kind, scope, since, cursor, part: await seal({ puts, deletes }) };
        }
        case 'sweep-scope':
          return { kind: write.kind, scope: write.scope, part: await seal({ puts: [], deletes: write.deletes }) };
        case 'put-entry':
          return { kind: 'put-entry', id: write.entry.id, content: await seal(write.entry) };
        default:
          return write;
      }
    },
    openPart: async (content) => {
      const part = await open(content);
      if (!isPart(part)) throw new Error('this copy was stored by another version');
      return part;
    },
    openEntry: open,
  };
}

/** The whole copy is parsed once it is put together: here it only matters that it can be. */
function isPart(value: unknown): value is Part {
  if (typeof value !== 'object' || value === null) return false;
  return 'puts' in value && Array.isArray(value.puts) && 'deletes' in value && Array.isArray(value.deletes);
}
