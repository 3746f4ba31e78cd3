import { type Fault, parseJson } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';

const ErrorBodySchema = Type.Object({
  error: Type.Object({ kind: Type.String(), message: Type.String(), hint: Type.String() }),
});

/** What a collector says is wrong, in the body of its answer. `undefined`: these are not the words of a collector. */
export function faultInAnswer(text: string): Fault | undefined {
  const json = parseJson(text);
  return json.ok && Value.Check(ErrorBodySchema, json.value) ? json.value.error : undefined;
}
