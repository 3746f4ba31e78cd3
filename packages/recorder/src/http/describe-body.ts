import { nativeMethod } from '../hook/native.ts';

const MAX_CHARS = 65_536;
const { URLSearchParams } = globalThis;
const paramsText = nativeMethod(URLSearchParams.prototype, 'toString');

export interface BodyDescription {
  readonly body?: string;
  readonly cut?: 'size';
}

/** The body of a request where it is a string or `URLSearchParams`; nothing else can be read without consuming it. */
export function describeBody(body: unknown): BodyDescription {
  const whole = body instanceof URLSearchParams ? paramsText(body) : body;
  if (typeof whole !== 'string') return {};
  return whole.length > MAX_CHARS ? { body: whole.slice(0, MAX_CHARS), cut: 'size' } : { body: whole };
}
