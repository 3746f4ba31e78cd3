import { isJsonObject, type Json, keepNewest, parseJson, type RecordOf } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { RecordFacts, Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import { type Content, createContent } from '#entities/content.ts';
import type { Shapes } from '#entities/shapes.ts';
import type { NamedIds } from '#naming/named-ids.ts';
import { type Address, createAddressBook } from './address-book.ts';
import { type GraphQLOperation, graphQLOperation, isRefusedOperation } from './graphql-operation.ts';

/** What the page asked for by HTTP. */
export interface Request {
  readonly session: Session;
  /** `GET /api/messages`; with its operation, where it asks for one: `POST /graphql Members`. */
  readonly name: string;
  /** The same without ids: `GET /api/rooms/*`. */
  readonly pattern: string;
  /** The name with its query or variables, without what is different each time: equal lines ask the same question. */
  readonly line: string;
  readonly at: number;
  readonly seq: number;
  /** Asked with an Authorization header. */
  readonly hasHeader: boolean;
  /** By a method, or an operation, that changes something. */
  readonly isWrite: boolean;
  /** Absent: it is no GraphQL, as far as is known. */
  readonly operation?: GraphQLOperation;
  /** It asks for what came after a point that it names. */
  readonly isCatchUp: boolean;
  /** The text sent. Absent when there was none, or only its start was kept. */
  readonly body?: string;
  /** What it says. Absent where it is no JSON. */
  readonly sent?: Content;
  /** `seq` of the record that was being handled when the page asked. Absent when none is known. */
  readonly cause?: number;
}

/** The server said yes, and its answer is there as far as it was kept. */
export interface Answer {
  readonly request: Request;
  readonly status: number;
  readonly at: number;
  readonly seq: number;
  /** Absent: it was not kept, is no JSON, or there is none. */
  readonly content?: Content;
  /** The text of the answer. Absent where it was not kept in full, or there is none. */
  readonly text?: string;
  /** There was a body, and we do not know what it said. */
  readonly isUnknown: boolean;
}

/** The request came to nothing. `refused`: by the server, with the status. */
export interface Failure {
  readonly request: Request;
  readonly reason: 'network' | 'abort' | 'refused';
  /** Present when refused by it. */
  readonly status?: number;
  readonly at: number;
  readonly seq: number;
}

export interface RequestFacts {
  readonly 'request.asked': Request;
  /** Status and headers came. What the page makes of the body may be seen before the body is. */
  readonly 'request.responded': {
    readonly request: Request;
    readonly status: number;
    readonly at: number;
    readonly seq: number;
  };
  readonly 'request.answered': Answer;
  readonly 'request.failed': Failure;
}

export interface RequestModel {
  /** Requests that change nothing, without an answer so far, that began at or after epoch ms `sinceAt`. */
  readsPendingSince(session: Session, sinceAt: number): number;
}

/** Requests without an answer remembered for each page; answers to older ones are nobody's. */
const MOST_OPEN = 1_000;

interface Open {
  readonly request: Request;
  status: number;
}

/** Puts requests, responses and bodies together. Those of Socket.IO's polling are not among them. */
export function createRequestModel(
  bus: Bus<RecordFacts & RequestFacts>,
  shapes: Shapes,
  named: NamedIds,
): RequestModel {
  const addressOf = createAddressBook();
  const openOf = perSession(() => new Map<number, Open>());

  bus.on('http.request', (seen) => {
    const { method, url } = seen.record;
    const address = addressOf(method, url);
    if (address.isEngine) return;
    const request = requestOf(seen, address, (body) => createContent(named.give(seen.session, body), shapes));
    named.noteAddress(seen.session, request.name);
    keepNewest(openOf(seen.session), seen.record.request, { request, status: 0 }, MOST_OPEN);
    bus.tell('request.asked', request);
  });
  bus.on('http.failure', (seen) => {
    const open = close(seen);
    const { at, record } = seen;
    if (open !== undefined) {
      bus.tell('request.failed', { request: open.request, reason: record.reason, at, seq: record.seq });
    }
  });
  bus.on('http.response', (seen) => {
    const { session, record, at } = seen;
    const open = openOf(session).get(record.request);
    if (open === undefined) return;
    open.status = record.status;
    bus.tell('request.responded', { request: open.request, status: record.status, at, seq: record.seq });
    if (record.noBody !== undefined) answer(seen, { isUnknown: record.noBody !== 'empty' });
  });
  bus.on('http.body', (seen) => {
    const { body, cut } = seen.record;
    if (cut !== undefined) return answer(seen, { isUnknown: true });
    const json = parseJson(body);
    const content = json.ok ? heard(seen, json.value) : undefined;
    answer(seen, { isUnknown: false, text: body, ...(content && { content }) });
  });

  function heard({ session, record, at }: Seen<RecordOf<'http.body'>>, body: Json): Content {
    const open = openOf(session).get(record.request);
    const isTold = open !== undefined && open.status < 400;
    return createContent(isTold ? named.hearAnswer(open.request, body, at) : body, shapes);
  }

  function answer(
    seen: Seen<RecordOf<'http.response'> | RecordOf<'http.body'>>,
    told: Pick<Answer, 'content' | 'text' | 'isUnknown'>,
  ): void {
    const open = close(seen);
    if (open === undefined) return;
    const { request, status } = open;
    const { at, record } = seen;
    const isRefused = request.operation !== undefined && isRefusedOperation(told.content?.body);
    if (isRefused) bus.tell('request.failed', { request, reason: 'refused', at, seq: record.seq });
    else if (status < 400) bus.tell('request.answered', { request, status, at, seq: record.seq, ...told });
    else bus.tell('request.failed', { request, reason: 'refused', status, at, seq: record.seq });
  }

  function close({
    session,
    record,
  }: Seen<RecordOf<'http.response'> | RecordOf<'http.body'> | RecordOf<'http.failure'>>): Open | undefined {
    const open = openOf(session).get(record.request);
    openOf(session).delete(record.request);
    return open;
  }

  return {
    readsPendingSince(session, sinceAt) {
      let count = 0;
      for (const { request } of openOf(session).values()) if (request.at >= sinceAt && !request.isWrite) count++;
      return count;
    },
  };
}

function requestOf(
  { session, record, at }: Seen<RecordOf<'http.request'>>,
  { name, line, pattern, isCatchUp }: Address,
  contentOf: (body: Json) => Content,
): Request {
  const { auth, cut, cause } = record;
  const body = cut === undefined ? record.body : undefined;
  const json = body === undefined ? undefined : parseJson(body);
  const operation = json?.ok ? graphQLOperation(json.value) : undefined;
  return {
    session,
    ...(operation === undefined ? { name, line, pattern, isCatchUp } : namesOf({ name, pattern }, operation)),
    at,
    seq: record.seq,
    hasHeader: auth !== undefined,
    isWrite: operation?.isMutation ?? !/^(GET|HEAD|OPTIONS)$/i.test(record.method),
    ...(operation && { operation }),
    ...(body !== undefined && { body }),
    ...(json?.ok && { sent: contentOf(json.value) }),
    ...(cause !== undefined && { cause }),
  };
}

function namesOf(
  { name, pattern }: Pick<Address, 'name' | 'pattern'>,
  { name: asked, variables, isCatchUp }: GraphQLOperation,
): Pick<Request, 'name' | 'line' | 'pattern' | 'isCatchUp'> {
  const own = `${name} ${asked}`;
  const chosen = isJsonObject(variables) && Object.keys(variables).length > 0;
  return {
    name: own,
    line: chosen ? `${own}?${JSON.stringify(variables)}` : own,
    pattern: `${pattern} ${asked}`,
    isCatchUp,
  };
}
