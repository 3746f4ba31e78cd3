import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

/** Number of a socket in its session, from 1, in the order of construction. */
const socket = Type.Integer({ minimum: 1 });
const direction = Type.Union([Type.Literal('in'), Type.Literal('out')]);

/** The page constructed a socket. After an earlier socket to the same address this is a reconnect attempt. */
const SocketAttempt = recordSchema('socket.attempt', {
  socket,
  url: Type.String(),
  protocols: Type.Optional(Type.Array(Type.String())),
});

/** A socket that was there before recording began; its frames so far were counted, not kept. */
const SocketFound = recordSchema('socket.found', {
  socket,
  url: Type.String(),
  state: Type.Union([Type.Literal('connecting'), Type.Literal('open'), Type.Literal('closing')]),
  framesIn: Type.Integer({ minimum: 0 }),
  framesOut: Type.Integer({ minimum: 0 }),
});

const SocketOpen = recordSchema('socket.open', {
  socket,
  /** The subprotocol that the server chose. Absent when none. */
  protocol: Type.Optional(Type.String()),
});

/** One frame as it was on the wire. Decoding is done later, by `createSocketDecoder`. */
const SocketFrame = recordSchema('socket.frame', {
  socket,
  dir: direction,
  /** Ordinal of the frame on its socket and direction, from 1, counted since construction. */
  n: Type.Integer({ minimum: 1 }),
  /** Size of the whole payload, whatever was kept of it: UTF-16 units for text, bytes for binary. */
  size: Type.Integer({ minimum: 0 }),
  /** A text frame. Absent for binary frames and where the payload was shed. */
  text: Type.Optional(Type.String()),
  /** A binary frame. Absent for text frames and where the payload was shed. */
  base64: Type.Optional(Type.String()),
  /** Why the payload is shortened or missing. Absent: it is whole. */
  cut: Type.Optional(Type.Union([Type.Literal('size'), Type.Literal('load')])),
});

const SocketError = recordSchema('socket.error', { socket });

/** The page itself asked to close. */
const SocketClosing = recordSchema('socket.closing', {
  socket,
  code: Type.Optional(Type.Integer()),
  reason: Type.Optional(Type.String()),
});

const SocketClose = recordSchema('socket.close', {
  socket,
  code: Type.Integer(),
  reason: Type.String(),
  clean: Type.Boolean(),
});

export const socketSchemas = [
  SocketAttempt,
  SocketFound,
  SocketOpen,
  SocketFrame,
  SocketError,
  SocketClosing,
  SocketClose,
] as const;
