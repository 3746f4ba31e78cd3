import Type from 'typebox';
import { recordSchema, seqSchema } from './record-schema.ts';

/** Bytes, where they are packets of Engine.IO 3, which polls in bytes once it has some to send. Absent: they are not. */
const base64 = Type.Optional(Type.String());

/** Number of a request in its session, from 1. */
const request = Type.Integer({ minimum: 1 });

const HttpRequest = recordSchema('http.request', {
  request,
  api: Type.Union([Type.Literal('fetch'), Type.Literal('xhr')]),
  method: Type.String(),
  url: Type.String(),
  /** Scheme of the Authorization header, in lower case (`bearer`); its value is never kept. Absent: no such header. */
  auth: Type.Optional(Type.String()),
  /** Text body as sent. Absent when there is none, or it is no text. */
  body: Type.Optional(Type.String()),
  base64,
  /** The body was longer than the cap, and only its start was kept. */
  cut: Type.Optional(Type.Literal('size')),
  /** Headers of distributed tracing, as sent. Absent where none was. */
  trace: Type.Optional(
    Type.Object({
      sentryTrace: Type.Optional(Type.String()),
      baggage: Type.Optional(Type.String()),
      traceparent: Type.Optional(Type.String()),
    }),
  ),
  /** `seq` of the record that was being handled when the page asked. Absent when none is known. */
  cause: Type.Optional(seqSchema),
  /** `sync`: in the same task. `async`: followed through a promise chain. */
  causeHow: Type.Optional(Type.Union([Type.Literal('sync'), Type.Literal('async')])),
});

/** Status and headers came. The body follows as `http.body` once a clone of it was read. */
const HttpResponse = recordSchema('http.response', {
  request,
  status: Type.Integer(),
  durationMs: Type.Number(),
  contentType: Type.Optional(Type.String()),
  /** Why no `http.body` will follow. Absent: one will. */
  noBody: Type.Optional(
    Type.Union([
      Type.Literal('empty'),
      Type.Literal('stream'),
      Type.Literal('binary'),
      Type.Literal('opaque'),
      Type.Literal('large'),
    ]),
  ),
});

const HttpBody = recordSchema('http.body', {
  request,
  /** Empty where it came as bytes. */
  body: Type.String(),
  base64,
  /** `size`: only the start was kept. `load`: shed, and `body` is empty. */
  cut: Type.Optional(Type.Union([Type.Literal('size'), Type.Literal('load')])),
});

const HttpFailure = recordSchema('http.failure', {
  request,
  reason: Type.Union([Type.Literal('network'), Type.Literal('abort')]),
  message: Type.String(),
  durationMs: Type.Number(),
});

/**
 * The browser told where the response came from: `validated` is a cache's, after the server said that it still holds; `worker`
 * a service worker's. `unknown`: another origin did not allow to tell. Absent: the browser told nothing, or it was not clear of which
 * request.
 */
const HttpDelivery = recordSchema('http.delivery', {
  request,
  from: Type.Union([
    Type.Literal('network'),
    Type.Literal('cache'),
    Type.Literal('validated'),
    Type.Literal('worker'),
    Type.Literal('unknown'),
  ]),
});

export const httpSchemas = [HttpRequest, HttpResponse, HttpBody, HttpFailure, HttpDelivery] as const;
