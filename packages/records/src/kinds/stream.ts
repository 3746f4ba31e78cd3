import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

/** Number of an EventSource in its session, from 1, in the order of construction. */
const stream = Type.Integer({ minimum: 1 });

/** The page constructed an EventSource. It comes back by itself when it is cut, so it may open more than once. */
const StreamAttempt = recordSchema('stream.attempt', { stream, url: Type.String() });
const StreamOpen = recordSchema('stream.open', { stream });

/** An event for which the page listens; the browser shows no others. */
const StreamEvent = recordSchema('stream.event', {
  stream,
  /** Ordinal on its stream, from 1. */
  n: Type.Integer({ minimum: 1 }),
  /** The event's name; `message` where the server gave none. */
  event: Type.String(),
  /** Length of the whole text, whatever was kept of it. */
  size: Type.Integer({ minimum: 0 }),
  /** Absent where it was shed. */
  text: Type.Optional(Type.String()),
  cut: Type.Optional(Type.Union([Type.Literal('size'), Type.Literal('load')])),
  /** What the browser will ask to go on from. Absent when the server gives no ids. */
  lastEventId: Type.Optional(Type.String()),
});

/** The connection was cut or refused. `retries`: the browser tries again. */
const StreamError = recordSchema('stream.error', { stream, retries: Type.Boolean() });

/** The page itself closed it. */
const StreamClose = recordSchema('stream.close', { stream });

export const streamSchemas = [StreamAttempt, StreamOpen, StreamEvent, StreamError, StreamClose] as const;
