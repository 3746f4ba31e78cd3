import { parseJson, type Result } from '@driftscope/records';
import type { Request } from 'express';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { readBody } from './read-body.ts';
import { type Refusal, refusal } from './refusal.ts';

/** What a body is to be, for who sends another. */
export interface ExpectedBody<Schema extends TSchema> {
  readonly schema: Schema;
  /** Of the fault: `invalid-change`. */
  readonly kind: string;
  /** As a sentence begins: `The change`. */
  readonly name: string;
  /** What to send. */
  readonly hint: string;
}

/** Reads a request's body as JSON of this form. */
export async function readJson<Schema extends TSchema, Params>(
  request: Request<Params>,
  { schema, kind, name, hint }: ExpectedBody<Schema>,
): Promise<Result<Static<Schema>, Refusal>> {
  const body = await readBody(request);
  if (!body.ok) return body;
  const json = parseJson(Buffer.from(body.value).toString('utf8'));
  if (!json.ok) return { ok: false, error: { status: 400, fault: json.error } };
  if (Value.Check(schema, json.value)) return { ok: true, value: json.value };
  const [error] = Value.Errors(schema, json.value);
  const problem = `${name}${error?.instancePath.replaceAll('/', '.') ?? ''} ${error?.message ?? 'is not valid'}.`;
  return { ok: false, error: refusal(400, kind, problem, hint) };
}
