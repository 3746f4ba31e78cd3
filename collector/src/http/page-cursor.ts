import { fail, ok, type Result } from '@driftscope/records';
import type { PageKey } from '../storage/page-key.ts';

/** Writes the place after which a list goes on. Opaque to those who send it back. */
function writeCursor({ at, id }: PageKey): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** Reads a cursor that {@link cutPage} gave; absent stays absent. */
export function parseCursor(cursor: string | undefined): Result<PageKey | undefined> {
  if (cursor === undefined) return ok(undefined);
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const space = text.indexOf(' ');
  const at = Number(text.slice(0, space));
  if (space < 1 || !Number.isFinite(at)) {
    return fail('invalid-query', 'The parameter "cursor" is not one of ours.', 'Send `next` of the page before.');
  }
  return ok({ at, id: text.slice(space + 1) });
}

/** Cuts what was asked for with one item too many into a page, and says where the next one begins. */
export function cutPage<Item>(
  items: readonly Item[],
  limit: number,
  keyOf: (item: Item) => PageKey,
): { readonly items: Item[]; readonly next?: string } {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return items.length > limit && last !== undefined ? { items: page, next: writeCursor(keyOf(last)) } : { items: page };
}
