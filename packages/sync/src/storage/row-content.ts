import type { StorageWrite } from '../machine/storage-write.ts';
import { entityKey } from '../protocol/entity.ts';
import type { Cipher, Sealed } from './cipher.ts';
import type { LoadedRows } from './load-rows.ts';

/** What a row holds: the value itself, or what a cipher made of it. */
export type Content = { readonly clear: unknown } | { readonly sealed: Sealed };

export interface EntityRow {
  readonly key: string;
  readonly content: Content;
}

/** A {@link StorageWrite} whose contents are ready to be stored. */
export type RowWrite =
  | {
      readonly kind: 'replace-scope';
      readonly scope: string;
      readonly cursor: number;
      readonly rows: readonly EntityRow[];
    }
  | {
      readonly kind: 'advance-scope';
      readonly scope: string;
      readonly since: number;
      readonly cursor: number;
      readonly rows: readonly EntityRow[];
      readonly deletes: readonly string[];
    }
  | { readonly kind: 'put-entry'; readonly id: string; readonly content: Content }
  | Extract<StorageWrite, { readonly kind: 'sweep-scope' | 'drop-scope' | 'drop-entry' | 'server' }>;

export interface RowContent {
  seal(write: StorageWrite): Promise<RowWrite>;
  /** The rows as a saved copy. Rejects what was sealed with another secret. */
  openAll(rows: LoadedRows): Promise<unknown>;
}

/** Puts values into rows and takes them out. A transaction ends while a cipher works, so both happen outside of one. */
export function createRowContent(cipher: Cipher | Promise<Cipher> | undefined): RowContent {
  const seal = async (value: unknown): Promise<Content> =>
    cipher ? { sealed: await (await cipher).seal(value) } : { clear: value };

  const open = async (content: Content): Promise<unknown> => {
    if ('clear' in content) return content.clear;
    if (!cipher) throw new Error('this copy was sealed, and there is no secret to open it with');
    return (await cipher).open(content.sealed);
  };

  const entityRows = (puts: readonly { readonly entity: { readonly type: string; readonly id: string } }[]) =>
    Promise.all(puts.map(async (put) => ({ key: entityKey(put.entity), content: await seal(put) })));

  return {
    seal: async (write) => {
      switch (write.kind) {
        case 'replace-scope': {
          const { kind, scope, cursor, entities } = write;
          return { kind, scope, cursor, rows: await entityRows(entities) };
        }
        case 'advance-scope': {
          const { kind, scope, since, cursor, puts, deletes } = write;
          return { kind, scope, since, cursor, rows: await entityRows(puts), deletes };
        }
        case 'put-entry':
          return { kind: 'put-entry', id: write.entry.id, content: await seal(write.entry) };
        default:
          return write;
      }
    },
    openAll: async ({ scopes, outbox, ...rest }) => ({
      ...rest,
      scopes: await Promise.all(
        scopes.map(async ({ scope, cursor, contents }) => ({
          scope,
          cursor,
          entities: await Promise.all(contents.map(open)),
        })),
      ),
      outbox: await Promise.all(outbox.map(open)),
    }),
  };
}
