import type { RecordOf, Unnumbered } from '@driftscope/records';
import type { Causes } from '../hook/causes.ts';
import type { RecordLog } from '../log/record-log.ts';
import type { BodyBytes } from './body-bytes.ts';
import type { RequestDescription } from './describe-request.ts';
import type { ResponseDescription } from './describe-response.ts';
import type { BodyText } from './read-body.ts';

/** Told of requests as they pass; `request` is their number. */
export interface RequestObserver {
  requested(request: number, description: RequestDescription, seq: number): void;
  responded(request: number, status: number, seq: number): void;
  answered(request: number, body: string, seq: number): void;
}

/** One request under way. */
export interface Call {
  readonly request: number;
  readonly startMs: number;
}

/** Numbers and records requests, by whatever API the page makes them. */
export interface RequestLog {
  /** `undefined`: nothing is recorded, so nothing more is to be told of this request. */
  start(
    api: RecordOf<'http.request'>['api'],
    description: RequestDescription,
    bytes?: BodyBytes | undefined,
  ): Call | undefined;
  /** Answers the record's `seq`. */
  responded(call: Call, response: ResponseDescription): number;
  answered(call: Call, body: BodyText): void;
  answeredInBytes(call: Call, bytes: BodyBytes): void;
  failed(call: Call, reason: RecordOf<'http.failure'>['reason'], message: string): void;
}

export interface RequestLogOptions {
  readonly log: RecordLog;
  readonly causes: Causes;
  readonly now: () => number;
  readonly observer: RequestObserver;
  /** Told of each text that came as a body, with the `seq` of its record. */
  readonly onBody: (text: string, seq: number) => void;
  /** The browser will tell later how this request was answered. */
  readonly onStart?: ((call: Call, url: string) => void) | undefined;
}

export function createRequestLog({ log, causes, now, observer, onBody, onStart }: RequestLogOptions): RequestLog {
  let requests = 0;
  const addLater = (fields: Unnumbered<RecordOf<'http.request' | 'http.body'>>, { ready, told }: BodyBytes): number =>
    log.addLater(fields.kind, { ...(ready ? { ready } : {}), finish: () => ({ ...fields, ...told() }) });

  return {
    start: (api, description, bytes) => {
      if (!log.open) return undefined;
      requests += 1;
      const request = requests;
      const { authorization, ...fields } = description;
      const auth = authorization === undefined ? {} : { auth: schemeOf(authorization) };
      const asked = { kind: 'http.request' as const, request, api, ...fields, ...auth, ...causes.current() };
      const seq = bytes ? addLater(asked, bytes) : log.add(asked);
      observer.requested(request, description, seq);
      const call = { request, startMs: now() };
      onStart?.(call, description.url);
      return call;
    },
    responded: ({ request, startMs }, response) => {
      const seq = log.add({ kind: 'http.response', request, ...response, durationMs: now() - startMs });
      observer.responded(request, response.status, seq);
      return seq;
    },
    answered: ({ request }, text) => {
      if (!log.open) return;
      const seq = log.add({ kind: 'http.body', request, ...text });
      onBody(text.body, seq);
      observer.answered(request, text.body, seq);
    },
    answeredInBytes: ({ request }, bytes) => {
      if (log.open) addLater({ kind: 'http.body', request, body: '' }, bytes);
    },
    failed: ({ request, startMs }, reason, message) => {
      log.add({
        kind: 'http.failure',
        request,
        reason,
        message: message.slice(0, 300),
        durationMs: now() - startMs,
      });
    },
  };
}

/** `bearer` of `Bearer abc`. A header of one word may be the secret itself, and is told as `other`. */
const schemeOf = (authorization: string): string =>
  /^\s*([\w-]{1,32})\s+\S/.exec(authorization)?.[1]?.toLowerCase() ?? 'other';
