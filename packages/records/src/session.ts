import Type, { type Static } from 'typebox';
import { BrowserIdSchema, SessionIdSchema, TabIdSchema } from './ids.ts';

/**
 * The header of a session. It comes with every batch, so that any batch can be read alone.
 *
 * A later header of the same session may add what was not known before (the release), never change `id` or `originMs`, but
 * for a collector that corrects its time.
 */
export const SessionHeaderSchema = Type.Object({
  id: SessionIdSchema,
  /**
   * Wall time of the session's `t = 0`, in ms since the epoch, by the clock of the machine that recorded. At most half
   * of what a `Date` can say, so that it still can when a record's `t` is added.
   */
  originMs: Type.Number({ minimum: 0, maximum: 4.32e15 }),
  /**
   * By how much that machine's clock is behind the collector's, in whole ms; negative: ahead. The collector has added it to
   * `originMs`. Absent: nothing was added, since the two agree, or nobody has compared them.
   */
  clockOffsetMs: Type.Optional(Type.Integer({ minimum: -4.32e15, maximum: 4.32e15 })),
  /** Name of the application. Absent: it could not be told, and the origin's host stands in for it. */
  app: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Absent for a server's session. */
  tab: Type.Optional(TabIdSchema),
  /** Absent for a server's session. */
  browser: Type.Optional(BrowserIdSchema),
  /** Address of the page when it loaded, with credentials and fragments removed. Absent for a server. */
  url: Type.Optional(Type.String({ maxLength: 4096 })),
  /** Absent for a server. */
  origin: Type.Optional(Type.String({ maxLength: 1024 })),
  /** Absent: the page is no frame inside another. Origins are those that the browser names; absent where it names none. */
  frame: Type.Optional(
    Type.Object({
      parent: Type.Optional(Type.String({ maxLength: 1024 })),
      top: Type.Optional(Type.String({ maxLength: 1024 })),
    }),
  ),
  /** Version of the application: meta tag, Sentry release or build hash. Absent when none was found. */
  release: Type.Optional(Type.String({ maxLength: 200 })),
  userAgent: Type.Optional(Type.String({ maxLength: 1024 })),
  /** Name of the server process. Present only in a session that a probe records. */
  server: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** The page has MobX, whose stores only a script of its own finds. */
  mobx: Type.Optional(Type.Literal(true)),
  /** Version of the recorder or probe that wrote the records. */
  recorder: Type.Optional(Type.String({ maxLength: 64 })),
});

export type SessionHeader = Static<typeof SessionHeaderSchema>;

/** The name that a session's incidents are filed under: the app's own, else its host, else `unknown`. */
export function appName(session: Pick<SessionHeader, 'app' | 'origin' | 'server'>): string {
  return session.app ?? hostOf(session.origin) ?? session.server ?? 'unknown';
}

function hostOf(origin: string | undefined): string | undefined {
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  return new URL(origin).host || undefined;
}
