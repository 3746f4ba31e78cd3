import Type, { type TUnsafe } from 'typebox';
import type { Json } from './json.ts';

/**
 * Schema of {@link Json}: what came out of `JSON.parse` needs no further look.
 *
 * Apart from the type, so that a page can apply patches and be spared the schema library.
 */
export const JsonSchema: TUnsafe<Json> = Type.Unsafe<Json>(Type.Unknown());
