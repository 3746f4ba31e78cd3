import { isJsonObject, type Json } from '../json.ts';
import { remember } from './remember.ts';
import type { Direction, WireCarriedRequest, WireCarriedResponse } from './wire-fact.ts';

/** One event that may ask, or one answer. */
interface Passed {
  readonly dir: Direction;
  readonly namespace: string;
  /** Absent where no answer is asked for. */
  readonly ackId?: number | undefined;
  readonly args: readonly Json[];
}

/**
 * Requests of HTTP's kind that events carry, as the clients of Sails send them: the event is named by the method, its one
 * argument is `{ method, url, headers, data }`, and the answer is `{ statusCode, headers, body }`.
 *
 * Source: https://github.com/balderdashy/sails.io.js
 */
export function createCarriedRequests() {
  const asked = new Map<string, true>();
  return {
    /** What the event asks for. `undefined`: it carries no request. */
    ask({ dir, namespace, ackId, args }: Passed, name: string): WireCarriedRequest | undefined {
      const context = args[0];
      if (args.length !== 1 || !isJsonObject(context)) return undefined;
      const { method, url, headers, data } = context;
      if (method !== name || typeof method !== 'string' || typeof url !== 'string' || !isJsonObject(headers))
        return undefined;
      if (ackId !== undefined) remember(asked, `${dir} ${namespace} ${ackId}`, true);
      return { method: method.toUpperCase(), url, ...(data === undefined ? {} : { body: data }) };
    },

    /** What came of a request. Empty where the answer is of none. */
    answer({ dir, namespace, ackId, args }: Passed): { readonly response?: WireCarriedResponse } {
      const [context] = args;
      if (!asked.delete(`${dir === 'in' ? 'out' : 'in'} ${namespace} ${ackId}`) || !isJsonObject(context)) return {};
      const { statusCode = 200, body } = context;
      if (typeof statusCode !== 'number') return {};
      return { response: { status: statusCode, ...(body === undefined ? {} : { body }) } };
    },
  };
}
