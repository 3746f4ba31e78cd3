import { parseJson } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';

const LineSchema = Type.Object({
  level: Type.String(),
  msg: Type.String(),
  kind: Type.Optional(Type.String()),
  hint: Type.Optional(Type.String()),
  err: Type.Optional(Type.Object({ stack: Type.String() })),
  method: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  status: Type.Optional(Type.Number()),
  durationMs: Type.Optional(Type.Number()),
});

/** A line of the log as a terminal shows it: what it says, without what only programs look for. */
export function lineForPeople(line: string): string {
  const json = parseJson(line);
  if (!json.ok || !Value.Check(LineSchema, json.value)) return line;
  const { level, msg, kind, hint, err, method, path, status, durationMs } = json.value;
  const what = kind === undefined ? level : `${level} ${kind}`;
  const request = method === undefined ? [] : [method, path, status, `${durationMs} ms`];
  return `${[`${what}:`, msg, ...request, hint].filter((part) => part !== undefined).join(' ')}\n${err === undefined ? '' : `${err.stack}\n`}`;
}
