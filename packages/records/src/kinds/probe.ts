import Type from 'typebox';
import { thrownFields } from './error.ts';
import { recordSchema } from './record-schema.ts';

/** Engine.IO session id: client and server know a connection by it. */
const eio = Type.String();
/** Socket.IO socket id, in its namespace. */
const sid = Type.String();
const namespace = Type.String();

/** The span in which it happened, as the server's own tracing has it. Absent: it has none, or the probe was not told of it. */
const trace = Type.Optional(Type.Object({ traceId: Type.String(), spanId: Type.String() }));

const ProbeConnect = recordSchema('probe.connect', {
  eio,
  sid,
  namespace,
  /** Who the server takes the client for. Absent: nobody, or the probe was not told how to know. */
  user: Type.Optional(Type.String()),
  recovered: Type.Boolean(),
  transport: Type.String(),
});

const ProbeJoin = recordSchema('probe.join', { sid, namespace, room: Type.String() });
const ProbeLeave = recordSchema('probe.leave', { sid, namespace, room: Type.String() });

/**
 * Number of the HTTP request, from 1, in whose handling it happened: what was sent and what was written belong together by it. Absent:
 * in none, or none that the probe was shown.
 */
const request = Type.Optional(Type.Integer({ minimum: 1 }));

/** One emit of the server, whether to rooms, to all, or to one socket. */
const ProbeEmit = recordSchema('probe.emit', {
  namespace,
  event: Type.String(),
  /** Empty: to the whole namespace, unless `direct`. */
  rooms: Type.Array(Type.String()),
  except: Type.Array(Type.String()),
  /** Arguments after the event's name, as JSON text. Absent when binary, longer than the cap, or in a foreign encoding. */
  args: Type.Optional(Type.String()),
  /** Those it was queued for: the n-th EVENT packet of (connection, namespace). */
  to: Type.Array(Type.Object({ eio, n: Type.Integer({ minimum: 1 }) })),
  /** Sockets (sid) that were addressed, and for which nothing was queued. Absent when none. */
  dropped: Type.Optional(Type.Array(sid)),
  /** By `socket.emit`: to one socket, not to a room. */
  direct: Type.Optional(Type.Literal(true)),
  volatile: Type.Optional(Type.Literal(true)),
  request,
  trace,
});

/** Socket.IO's recovery sent again, or the server sent by a way the probe cannot name. */
const ProbeReplay = recordSchema('probe.replay', {
  eio,
  namespace,
  n: Type.Integer({ minimum: 1 }),
  event: Type.String(),
});

/** An event that came from a client. */
const ProbeReceive = recordSchema('probe.receive', {
  eio,
  sid,
  namespace,
  event: Type.String(),
  /** It is the n-th EVENT packet that the client sent on (connection, namespace). Absent in recordings of old. */
  n: Type.Optional(Type.Integer({ minimum: 1 })),
  trace,
});

/** `uncaught`: nobody caught it, and the process may end. `reported`: the application did, and told the probe. */
const how = Type.Union([Type.Literal('uncaught'), Type.Literal('reported')]);

/** Something was thrown while the n-th event of a client was handled, or in what its handler had begun. */
const ProbeError = recordSchema('probe.error', {
  eio,
  sid,
  namespace,
  event: Type.String(),
  n: Type.Integer({ minimum: 1 }),
  how,
  ...thrownFields,
  trace,
});

/** Method and route, `PATCH /api/messages/:id`; the path where the route is not known. */
const route = Type.String();

/** What was thrown while a request was handled. */
const ProbeRequestError = recordSchema('probe.request-error', {
  route,
  /** Method and path, as its client called it: `PATCH /api/messages/m_1`. */
  requestLine: Type.String(),
  /** Status of the answer, where one had begun before that. */
  status: Type.Optional(Type.Integer()),
  /** The span of the client that the request said it comes from. Absent: it said none. */
  caller: Type.Optional(Type.Object({ traceId: Type.String(), spanId: Type.String() })),
  how,
  ...thrownFields,
  trace,
});

/** What a server's answer to a request said of an entity. */
const answeredEntity = {
  route,
  id: Type.String(),
  /** Its version, sequence or time of change, as the server has it. Absent: it says none. */
  version: Type.Optional(Type.Union([Type.Number(), Type.String()])),
  /** Name of the field that says so. Absent: there is no version, or the app named none. */
  versionField: Type.Optional(Type.String()),
  request,
  trace,
};

/** The server answered that it wrote an entity: whatever it told others of that was sent about then, or never. */
const ProbeWrite = recordSchema('probe.write', answeredEntity);
/** The server answered a read, and this is what it gave. */
const ProbeRead = recordSchema('probe.read', answeredEntity);

const ProbeDisconnect = recordSchema('probe.disconnect', {
  eio,
  sid,
  namespace,
  /** Socket.IO's reason, as the server saw it. */
  reason: Type.String(),
  /** Rooms that it was in at that moment. */
  rooms: Type.Array(Type.String()),
  /** EVENT packets queued for (connection, namespace) up to then. */
  sent: Type.Integer({ minimum: 0 }),
});

export const probeSchemas = [
  ProbeConnect,
  ProbeJoin,
  ProbeLeave,
  ProbeEmit,
  ProbeReplay,
  ProbeReceive,
  ProbeError,
  ProbeRequestError,
  ProbeWrite,
  ProbeRead,
  ProbeDisconnect,
] as const;
