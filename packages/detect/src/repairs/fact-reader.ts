import type { Json } from '@driftscope/records';
import type { Incident } from '../incident.ts';

/** Facts of an incident as pieces of code: names that an app gave are written as literals, whatever is in them. */
export interface FactReader {
  /** A literal. `fallback` where the fact is no text. */
  text(name: string, fallback: string): string;
  /** A list of literals, in brackets: the first of them. */
  list(name: string): string;
  /** ms, whole. */
  ms(name: string, fallback: number): number;
  /** Method and address of a request. Another text is taken for an address that is read. */
  request(name: string): { readonly method: string; readonly url: string };
  /** The last name of a path: `byId[7].title` gives `title`. */
  lastName(name: string, fallback: string): string;
  /** One line of comment. */
  remark(name: string): string;
}

/** Enough to know what is meant. */
const MOST_LISTED = 5;
const LONGEST = 60;

export function createFactReader(facts: Incident['facts']): FactReader {
  const textOf = (name: string): string | undefined => {
    const fact = facts[name];
    return typeof fact === 'string' && fact !== '' ? fact : undefined;
  };
  return {
    text: (name, fallback) => literal(textOf(name) ?? fallback),
    list: (name) => {
      const fact = facts[name];
      const texts = Array.isArray(fact) ? fact.filter((one: Json) => typeof one === 'string') : [];
      return `[${texts.slice(0, MOST_LISTED).map(literal).join(', ')}]`;
    },
    ms: (name, fallback) => {
      const fact = facts[name];
      return typeof fact === 'number' && fact > 0 ? Math.round(fact) : fallback;
    },
    request: (name) => {
      const [, method = 'GET', url = textOf(name) ?? '/'] = /^([A-Z]{3,8}) (\S+)/.exec(textOf(name) ?? '') ?? [];
      return { method: literal(method), url: literal(url) };
    },
    lastName: (name, fallback) => /([A-Za-z_$][\w$]*)(?:\[[^\]]*\])?$/.exec(textOf(name) ?? '')?.[1] ?? fallback,
    remark: (name) => (textOf(name) ?? '').replaceAll(/\s+/g, ' ').slice(0, LONGEST),
  };
}

/** Two characters that JSON leaves as they are end a line of code. */
const literal = (text: string): string => JSON.stringify(text.slice(0, 4 * LONGEST)).replaceAll(/[\u2028\u2029]/g, ' ');
