import Type, { type TUnsafe } from 'typebox';

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** One page load, or one life of a server process with a probe. Unique everywhere. */
export type SessionId = Branded<string, 'SessionId'>;

/** One browser tab; survives reloads and navigations. */
export type TabId = Branded<string, 'TabId'>;

/** One browser profile on one device. */
export type BrowserId = Branded<string, 'BrowserId'>;

/** Ids travel in URLs and file names, so they are kept to characters that need no escaping. */
const idPattern = { minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9_.:-]+$' };

export const SessionIdSchema: TUnsafe<SessionId> = Type.Unsafe<SessionId>(Type.String(idPattern));
export const TabIdSchema: TUnsafe<TabId> = Type.Unsafe<TabId>(Type.String(idPattern));
export const BrowserIdSchema: TUnsafe<BrowserId> = Type.Unsafe<BrowserId>(Type.String(idPattern));
