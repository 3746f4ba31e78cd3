import type { RedactionRule } from './redaction-rule.ts';

/** A name, and the place that it stands in. */
export interface NamedPlace {
  readonly name: string;
  readonly up?: NamedPlace | undefined;
}

/** The user's rules, ready to be asked. */
export interface RuleBook {
  readonly isEmpty: boolean;
  /** What is said of values under the name, wherever it stands. */
  name(name: string): RedactionRule['action'] | undefined;
  /** What is said of values at a place, by its path. */
  place(place: NamedPlace): RedactionRule['action'] | undefined;
  /** Whether a value is to stay, as a whole. */
  isAllowed(value: string): boolean;
  /** The text with all that a pattern finds replaced. */
  replace(text: string, replace: (found: string) => string): string;
  /** Whether a text may hold something that a rule is about. */
  concerns(text: string): boolean;
}

/** Reads the rules. Those that cannot be kept to are left out: see `redactionRuleFault`. */
export function createRuleBook(rules: readonly RedactionRule[]): RuleBook {
  const of = (what: RedactionRule['what'], action: RedactionRule['action']) =>
    rules.filter((rule) => rule.what === what && rule.action === action).map(({ value }) => value);
  const lower = (values: readonly string[]) => new Set(values.map((value) => value.toLowerCase()));
  const names = { redact: lower(of('name', 'redact')), allow: lower(of('name', 'allow')) };
  const paths = { redact: of('path', 'redact').map(partsOf), allow: of('path', 'allow').map(partsOf) };
  const wanted = of('pattern', 'redact').map((source) => new RegExp(source, 'gu'));
  const allowed = of('pattern', 'allow').map((source) => new RegExp(`^(?:${source})$`, 'u'));
  const hints = [...names.redact, ...paths.redact.map((parts) => parts[0] ?? '')].map(escaped);
  const hint = hints.length === 0 ? undefined : new RegExp(hints.join('|'), 'i');

  return {
    isEmpty: rules.length === 0,
    name: (name) => {
      const plain = name.toLowerCase();
      if (names.allow.has(plain)) return 'allow';
      return names.redact.has(plain) ? 'redact' : undefined;
    },
    place: (place) => {
      if (paths.allow.some((parts) => endsWith(place, parts))) return 'allow';
      return paths.redact.some((parts) => endsWith(place, parts)) ? 'redact' : undefined;
    },
    isAllowed: (value) => allowed.some((pattern) => pattern.test(value)),
    replace: (text, replace) => wanted.reduce((left, pattern) => replaceOutsideMarks(left, pattern, replace), text),
    concerns: (text) => hint?.test(text) === true || wanted.some((pattern) => text.search(pattern) !== -1),
  };
}

const marks = /(\[redacted:[0-9a-f]{12}\])/;

/** What is redacted already may look like anything to a pattern. */
const replaceOutsideMarks = (text: string, pattern: RegExp, replace: (found: string) => string): string =>
  text
    .split(marks)
    .map((part) => (marks.test(part) ? part : part.replace(pattern, (found) => replace(found))))
    .join('');

/** The names of a path, the last one first. */
const partsOf = (path: string): readonly string[] => path.toLowerCase().split('.').reverse();

function endsWith(place: NamedPlace, parts: readonly string[]): boolean {
  let at: NamedPlace | undefined = place;
  for (const part of parts) {
    if (at === undefined || at.name === '' || (part !== '*' && part !== at.name.toLowerCase())) return false;
    at = at.up;
  }
  return true;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
