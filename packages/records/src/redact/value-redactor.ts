import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isCardNumber } from './card-number.ts';
import type { Mark } from './create-mark.ts';
import { isPrivatePart } from './private-part.ts';
import type { NamedPlace, RuleBook } from './rule-book.ts';
import type { SecretNames } from './secret-name.ts';
import type { TextRedactor } from './text-redactor.ts';

/** Deeper than this a value is cut: no application looks there, and the stack must hold. */
const DEPTH_MAX = 200;

/** Names of ids: what stands under them is never taken for a card number. */
const idName = /(?:^|_)ids?$|Ids?$|IDs?$/;

const digits = /^\d+$/;

/** Where a value stands. */
interface Place extends NamedPlace {
  /** The nearest name above it; an array's elements have the array's. */
  readonly name: string;
  /** Somewhere above it is a name that holds credentials. */
  readonly isSecret: boolean;
  /** Somewhere above it is what the user wants gone: numbers, too. */
  readonly isUnwanted: boolean;
  readonly depth: number;
}

const root: Place = { name: '', isSecret: false, isUnwanted: false, depth: 0 };

export interface ValueRedactor {
  /** The value without its secrets; the same reference where there are none. `path`: names above it, outermost first. */
  value(value: Json, path: readonly string[]): Json;
  /** A name, which may itself be a token where a map is keyed by tokens. */
  name(name: string): string;
}

interface ValueRedactorParts {
  readonly mark: Mark;
  readonly secretName: SecretNames;
  readonly text: TextRedactor;
  readonly rules: RuleBook;
}

/** Builds the redaction of structured values: by the names that they stand under, and strings by their looks. */
export function createValueRedactor({ mark, secretName, text, rules }: ValueRedactorParts): ValueRedactor {
  function visit(value: Json, place: Place): Json {
    if (typeof value === 'string') return visitString(value, place);
    if (typeof value === 'number') return visitNumber(value, place);
    if (typeof value !== 'object' || value === null) return value;
    if (place.depth >= DEPTH_MAX) return { $cut: 'depth' };
    return isJsonObject(value) ? visitObject(value, place) : visitArray(value, place);
  }

  function visitString(value: string, place: Place): string {
    if (place.isSecret) return credential(value, mark);
    const cards = !idName.test(place.name);
    // As text it would be taken for a JSON number, which has to become a JSON string.
    if (digits.test(value)) return cards && isCardNumber(value) ? mark(value) : rules.replace(value, mark);
    return text(value, { cards });
  }

  function visitNumber(value: number, place: Place): Json {
    const text = String(value);
    const redacted = isSecretNumber(value, place) ? mark(text) : rules.replace(text, mark);
    return redacted === text ? value : redacted;
  }

  function isSecretNumber(value: number, { name, isUnwanted }: Place): boolean {
    if (isUnwanted || secretName(name) === 'one') return true;
    return value > 1e13 && !idName.test(name) && isCardNumber(String(value));
  }

  function visitArray(array: readonly Json[], place: Place): Json {
    const inside = { ...place, depth: place.depth + 1 };
    const changed = array.map((element) => visit(element, inside));
    return changed.some((element, index) => element !== array[index]) ? changed : array;
  }

  function visitObject(object: JsonObject, place: Place): Json {
    const isKey = typeof object.kty === 'string';
    const entries = Object.keys(object).map((name) => {
      const value = object[name] ?? null;
      return isKey && isPrivatePart(name) && typeof value === 'string'
        ? [name, mark(value)]
        : visitEntry(name, value, place);
    });
    const isSame = entries.every(([name, value]) => Object.hasOwn(object, name) && object[name] === value);
    // Not by assignment: an own `__proto__` must stay a plain entry.
    return isSame ? object : Object.fromEntries(entries);
  }

  function visitEntry(name: string, value: Json, place: Place): [string, Json] {
    const inside = placeIn(place, name);
    if (name === '$map' && Array.isArray(value))
      return [name, visitMap(value, { ...inside, name: place.name, up: place.up })];
    return [redactName(name), visit(value, inside)];
  }

  function placeIn(up: Place, key: string): Place {
    // Typed arrays are encoded as objects: the bytes of a key stand under its name, as the elements of an array do.
    const name = up.isSecret && digits.test(key) ? up.name : key;
    const inside = { name, up, depth: up.depth + 1 };
    if (rules.isEmpty) return { ...inside, isSecret: up.isSecret || secretName(name) !== 'none', isUnwanted: false };
    const said = rules.place(inside) ?? rules.name(name);
    if (said === 'allow') return { ...inside, isSecret: false, isUnwanted: false };
    const isUnwanted = up.isUnwanted || said === 'redact';
    return { ...inside, isSecret: up.isSecret || isUnwanted || secretName(name) !== 'none', isUnwanted };
  }

  /** An encoded Map: its keys are names, as an object's are. */
  function visitMap(pairs: readonly Json[], place: Place): Json {
    const changed = pairs.map((pair) => {
      if (!Array.isArray(pair) || typeof pair[0] !== 'string') return visit(pair, place);
      const [name, value] = visitEntry(pair[0], pair[1] ?? null, place);
      return name === pair[0] && value === pair[1] ? pair : [name, value];
    });
    return changed.some((pair, index) => pair !== pairs[index]) ? changed : pairs;
  }

  const redactName = (name: string): string => (mayBeToken.test(name) ? text(name, { cards: false }) : name);

  return {
    name: redactName,
    value: (value, path) => visit(value, path.reduce(placeIn, root)),
  };
}

/** Names are many and words; what is shorter is no token. */
const mayBeToken = /^[^\s]{20,}$/;

const scheme = /^(Bearer|Basic|Digest|Token)\s+(\S.*)$/is;

/** The scheme stays readable, and a token has one mark with its scheme and without. */
function credential(value: string, mark: Mark): string {
  if (value === '') return value;
  const match = scheme.exec(value);
  return match === null ? mark(value) : `${match[1]} ${mark(match[2] ?? '')}`;
}
