import Type, { type Static } from 'typebox';
import { recordSchema } from './record-schema.ts';

/** How long it lasts, unless it is undone before. */
const forMs = Type.Number({ minimum: 0, maximum: 3_600_000 });
const delayMs = Type.Number({ minimum: 0, maximum: 600_000 });

/** Number of the one socket that is meant, as records count them. Absent: all of the page. */
const socket = Type.Optional(Type.Integer({ minimum: 1 }));

/** Text with `*` for anything; without one, an event's whole name, or a part of an address. Empty: all. */
const pattern = Type.String({ maxLength: 500 });

const frames = { socket, dir: Type.Union([Type.Literal('in'), Type.Literal('out')]), event: pattern, forMs };

/** What can be broken in a page, on purpose. */
export const FaultSpecSchema = Type.Union([
  /** The network is gone: sockets close without a word, new ones and requests fail. */
  Type.Object({ kind: Type.Literal('cut'), forMs }),
  /** The same, and the browser says so. */
  Type.Object({ kind: Type.Literal('offline'), forMs }),
  /** Sockets stay open, and nothing gets through, in either direction. */
  Type.Object({ kind: Type.Literal('half-open'), socket, forMs }),
  /** Sockets are closed as a server would close them. */
  Type.Object({
    kind: Type.Literal('kick'),
    socket,
    code: Type.Integer({ minimum: 1000, maximum: 4999 }),
    reason: Type.String({ maxLength: 123 }),
  }),
  /** New sockets fail; those that are open stay. */
  Type.Object({ kind: Type.Literal('refuse'), forMs }),
  Type.Object({ kind: Type.Literal('drop'), ...frames }),
  Type.Object({ kind: Type.Literal('double'), ...frames }),
  Type.Object({ kind: Type.Literal('delay'), ...frames, delayMs }),
  /** Each comes after the one that follows it. */
  Type.Object({ kind: Type.Literal('reorder'), ...frames }),
  /** Requests leave later. */
  Type.Object({ kind: Type.Literal('slow'), url: pattern, delayMs, forMs }),
  Type.Object({
    kind: Type.Literal('fail'),
    url: pattern,
    /** What `fetch` is answered with. Absent: the network fails. An XMLHttpRequest always fails as by the network. */
    status: Type.Optional(Type.Integer({ minimum: 400, maximum: 599 })),
    forMs,
  }),
  /** The tokens that the page shows at its next connect are none that the server knows. */
  Type.Object({ kind: Type.Literal('expire-token'), forMs }),
  /** The page believes that nobody sees it. */
  Type.Object({ kind: Type.Literal('hide'), forMs }),
  /** The page's code does not run. */
  Type.Object({ kind: Type.Literal('freeze'), forMs: Type.Number({ minimum: 0, maximum: 30_000 }) }),
  /** The page's `Date` goes wrong by so much. */
  Type.Object({ kind: Type.Literal('skew-clock'), skewMs: Type.Number({ minimum: -1e11, maximum: 1e11 }), forMs }),
]);

export type FaultSpec = Static<typeof FaultSpecSchema>;

/** Number of a fault in its session, from 1. */
const fault = Type.Integer({ minimum: 1 });

/** We broke something in the page, because we were asked to. What follows from it is not the network's doing. */
const FaultBegin = recordSchema('fault.begin', { fault, spec: FaultSpecSchema });

/** It is over, by itself or undone. `hits`: sockets, frames and requests that it touched. */
const FaultEnd = recordSchema('fault.end', {
  fault,
  why: Type.Union([Type.Literal('over'), Type.Literal('undone')]),
  hits: Type.Integer({ minimum: 0 }),
});

export const faultSchemas = [FaultBegin, FaultEnd] as const;
