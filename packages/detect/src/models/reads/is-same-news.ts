import { isJsonObject, type Json } from '@driftscope/records';
import type { Answer } from '../requests/requests.ts';

/** Fields of an answer's envelope that differ each time and tell nothing: when it was given, by what number. */
const isVolatile = (name: string): boolean =>
  /^(server_?)?(time|now|ts|timestamp|date)$|^(request|trace|correlation)_?id$|^(took|elapsed|duration)(_?ms)?$|^generated_?at$/i.test(
    name,
  );

/** Whether two answers to one question say the same, but for the time and number of the answer. */
export function isSameNews(before: Pick<Answer, 'text' | 'content'>, after: Pick<Answer, 'text' | 'content'>): boolean {
  if (before.text === after.text) return true;
  const [was, is] = [before.content?.body, after.content?.body];
  if (!isJsonObject(was) || !isJsonObject(is) || !Object.keys(is).some(isVolatile)) return false;
  return plain(was) === plain(is);
}

const plain = (body: { readonly [name: string]: Json }): string =>
  JSON.stringify(Object.entries(body).filter(([name]) => !isVolatile(name)));
