import { type Json, parseJson } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { isEngineRequest } from '../links/address.ts';
import { asksToCatchUp, isCatchUpUrl } from '../links/catch-up.ts';
import type { LinkFacts } from '../links/link.ts';

/** The page asked, and an answer came: by HTTP, or by an event with an acknowledgement. */
export interface Read {
  readonly session: Session;
  readonly via: 'http' | 'ack';
  /** `GET /api/messages`, or the event's name. */
  readonly name: string;
  readonly startedAt: number;
  readonly startedSeq: number;
  readonly at: number;
  readonly seq: number;
  /** It was asked with an Authorization header. */
  readonly hasHeader: boolean;
  /** By a method that changes something. */
  readonly isWrite: boolean;
  /** It asked for what came after a point that it named. */
  readonly isCatchUp: boolean;
  /** The server said that nothing changed (304), or that there is nothing (204). */
  readonly isUnchanged: boolean;
  /** The answer. Absent: it was not kept, is no JSON, or has no body. */
  readonly content?: { readonly body: Json };
  /** There was a body, and we do not know what it said. */
  readonly isUnknown: boolean;
}

export interface ReadFacts {
  readonly read: Read;
}

interface Request {
  readonly name: string;
  readonly at: number;
  readonly seq: number;
  readonly hasHeader: boolean;
  readonly isWrite: boolean;
  readonly isCatchUp: boolean;
  status: number;
}

export interface ReadModel {
  /** Requests without an answer so far that began at or after epoch ms `sinceAt`. */
  pendingSince(session: Session, sinceAt: number): number;
}

/** Puts requests and answers together. */
export function createReadModel(bus: Bus<RecordFacts & LinkFacts & ReadFacts>): ReadModel {
  const requestsOf = perSession(() => new Map<number, Request>());

  bus.on('http.request', ({ session, record, at }) => {
    if (isEngineRequest(record.url)) return;
    const isWrite = !/^(GET|HEAD|OPTIONS)$/i.test(record.method);
    const hasHeader = record.auth !== undefined;
    const name = `${record.method.toUpperCase()} ${pathOf(record.url)}`;
    const isCatchUp = isCatchUpUrl(record.url);
    requestsOf(session).set(record.request, { name, at, seq: record.seq, hasHeader, isWrite, isCatchUp, status: 0 });
  });
  bus.on('http.failure', ({ session, record }) => requestsOf(session).delete(record.request));
  bus.on('http.response', (seen) => {
    const request = requestsOf(seen.session).get(seen.record.request);
    if (request === undefined) return;
    request.status = seen.record.status;
    if (seen.record.noBody !== undefined) answer(seen, request, undefined, seen.record.noBody !== 'empty');
  });
  bus.on('http.body', (seen) => {
    const request = requestsOf(seen.session).get(seen.record.request);
    if (request === undefined) return;
    const body = seen.record.cut === undefined ? parseJson(seen.record.body) : undefined;
    answer(seen, request, body?.ok ? { body: body.value } : undefined, seen.record.cut !== undefined);
  });
  bus.on('ack.in', ({ request, args, at, seq }) => {
    const { link, event, at: startedAt, seq: startedSeq } = request;
    const about = { name: event.name, startedAt, startedSeq, at, seq, content: { body: args } };
    const isCatchUp = asksToCatchUp(event.name, event.args);
    const flags = { hasHeader: false, isWrite: false, isCatchUp, isUnchanged: false, isUnknown: false };
    bus.tell('read', { session: link.session, via: 'ack', ...about, ...flags });
  });

  function answer(seen: Seen, request: Request, content: { body: Json } | undefined, isUnknown: boolean): void {
    const { session, at, record } = seen;
    if ('request' in record) requestsOf(session).delete(record.request);
    if (request.status >= 400) return;
    bus.tell('read', {
      session,
      via: 'http',
      name: request.name,
      startedAt: request.at,
      startedSeq: request.seq,
      at,
      seq: record.seq,
      hasHeader: request.hasHeader,
      isWrite: request.isWrite,
      isCatchUp: request.isCatchUp,
      isUnchanged: request.status === 304 || request.status === 204,
      isUnknown,
      ...(content && { content }),
    });
  }

  return {
    pendingSince: (session, sinceAt) =>
      [...requestsOf(session).values()].filter(({ at, isWrite }) => at >= sinceAt && !isWrite).length,
  };
}

function pathOf(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}
