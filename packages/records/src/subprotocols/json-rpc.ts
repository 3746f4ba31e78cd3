import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { Subprotocol, UncountedFact } from '../wire/subprotocol.ts';
import type { Direction } from '../wire/wire-fact.ts';

/**
 * JSON-RPC 2.0: calls and notifications are events, answers are `ack`s with the call's id.
 *
 * Source: https://www.jsonrpc.org/specification
 */
export const jsonRpc: Subprotocol = {
  name: 'json-rpc',
  names: ['jsonrpc', 'json-rpc', 'jsonrpc2.0'],
  isSpokenIn: (text) => messagesIn(text) !== undefined,
  createReader: () => (dir, text) => messagesIn(text)?.flatMap((message) => read(dir, message)),
};

/** One message, or several in an array. `undefined`: something else is among them. */
function messagesIn(text: string): readonly JsonObject[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok) return undefined;
  const all: readonly Json[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  const messages = all.filter((value) => isJsonObject(value));
  const isAll = messages.length === all.length && messages.every(({ jsonrpc }) => jsonrpc === '2.0');
  return isAll && messages.length > 0 ? messages : undefined;
}

/** The main namespace stands for the connection. */
const NAMESPACE = '/';

function read(dir: Direction, { method, params, id, result, error }: JsonObject): readonly UncountedFact[] {
  const ackId = typeof id === 'string' || typeof id === 'number' ? id : undefined;
  if (typeof method === 'string')
    return [
      {
        kind: 'event',
        dir,
        namespace: NAMESPACE,
        name: method,
        args: argsOf(params),
        ...(ackId === undefined ? {} : { ackId }),
      },
    ];
  // An error without an id answers what could not be read.
  return [
    {
      kind: 'ack',
      dir,
      namespace: NAMESPACE,
      ackId: ackId ?? '',
      args: [error === undefined ? (result ?? null) : { error }],
    },
  ];
}

function argsOf(params: Json | undefined): readonly Json[] {
  if (params === undefined) return [];
  return Array.isArray(params) ? params : [params];
}
