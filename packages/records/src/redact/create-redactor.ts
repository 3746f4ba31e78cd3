import type { Json } from '../json.ts';
import type { PatchOp, PatchPath } from '../kinds/store.ts';
import type { DriftRecord } from '../record.ts';
import type { SessionHeader } from '../session.ts';
import { createBytesRedactor } from './bytes-redactor.ts';
import { createMark, type Mark } from './create-mark.ts';
import { redactPlainText } from './plain-text.ts';
import type { RedactionRule } from './redaction-rule.ts';
import { createRuleBook } from './rule-book.ts';
import { createSecretNames } from './secret-name.ts';
import { redactPrivateKeys } from './secret-shapes.ts';
import { createTextRedactor, type TextRedactor } from './text-redactor.ts';
import { createValueRedactor } from './value-redactor.ts';

/** Takes secrets out of what is recorded. What has none is returned as the same object. */
export interface Redactor {
  record(record: DriftRecord): DriftRecord;
  /** The address in a header may carry a token, too. */
  session(header: SessionHeader): SessionHeader;
  /** The same for what is no record, such as an attribute of a span: a value under its name. */
  named(name: string, value: Json): Json;
}

export interface RedactorOptions {
  /** A secret of whoever records; the same for all sessions that are to be compared. */
  readonly key: Uint8Array;
  /** For the hashes of users: shared by all whose sessions are to be compared. Default: `key`. */
  readonly identityKey?: Uint8Array;
  /** Whether what a person would call the user is kept. Default: it is. */
  readonly labels?: boolean;
  /** What the user wants gone or kept besides. Default: nothing. */
  readonly rules?: readonly RedactionRule[];
}

/**
 * Builds the redaction that runs before records leave a browser or a server.
 *
 * Values under names of credentials, JSON Web Tokens, `Bearer` values, private keys, keys of known services and card numbers become
 * `[redacted:<12 hex digits>]`, a hash under `key`: equal values stay equal, in frames, bodies, addresses and stores alike,
 * and nothing can be read. `null` and empty values stay, so that "no token" stays visible.
 *
 * What the user's rules say goes before all this.
 */
export function createRedactor({
  key,
  identityKey = key,
  labels = true,
  rules: userRules = [],
}: RedactorOptions): Redactor {
  const user = createMark(identityKey);
  const rules = createRuleBook(userRules);
  const keyed = createMark(key);
  const mark: Mark = (secret) => (rules.isAllowed(secret) ? secret : keyed(secret));
  const secretName = createSecretNames(rules.name);
  const text: TextRedactor = createTextRedactor({ mark, secretName, rules, value: (value) => values.value(value, []) });
  const values = createValueRedactor({ mark, secretName, rules, text });

  const bytes = createBytesRedactor({
    mark,
    secretName,
    value: (value) => values.value(value, []),
    text: (inner) => text(inner, { cards: true }),
    plainText: (inner, inPlace) =>
      rules.replace(redactPlainText(redactPrivateKeys(inner, inPlace), inPlace, secretName, true), inPlace),
  });

  /** Every field of every kind, known or not: what is no secret by its name or looks comes through unchanged. */
  function fields<T extends object>(source: T): T {
    const changes: Record<string, Json> = {};
    let isSame = true;
    for (const [name, field] of Object.entries(source)) {
      const redacted = isStructure(source, name, field) ? field : redactField(name, field);
      if (redacted === field) continue;
      changes[name] = redacted;
      isSame = false;
    }
    return isSame ? source : Object.assign({}, source, changes);
  }

  function redactField(name: string, field: Json): Json {
    if (typeof field !== 'string') return values.value(field, []);
    return name === 'base64' ? bytes(field) : text(field, { cards: true });
  }

  function step(op: PatchOp): PatchOp {
    const path: PatchPath = op.path.map((name) => (typeof name === 'string' ? values.name(name) : name));
    const names = op.path.filter((name) => typeof name === 'string');
    if (op.op === 'set') return { ...op, path, value: values.value(op.value, names) };
    if (op.op === 'splice') return { ...op, path, insert: op.insert.map((value) => values.value(value, names)) };
    return { ...op, path };
  }

  /** What was stored stands under its key as under a name. A cookie's value may be a session, whatever its name. */
  function stored<T extends object>(record: T, key: string, text: string, isCookie: boolean): T {
    const [name, value] = Object.entries(values.value({ [key]: text }, isCookie ? ['cookie'] : []) ?? {})[0] ?? [];
    return fields(name === key && value === text ? record : Object.assign({}, record, { key: name, value }));
  }

  /** Who is logged in is known by a hash alone, and by a label that may be switched off. */
  function identity(record: DriftRecord): DriftRecord {
    switch (record.kind) {
      case 'identity.seen':
      case 'identity.login':
      case 'identity.logout':
        return { ...labelled(record), who: user(record.who) };
      case 'identity.switch':
        return { ...labelled(record), from: user(record.from), to: user(record.to) };
      case 'probe.connect':
        return record.user === undefined ? record : { ...record, user: user(record.user) };
      default:
        return record;
    }
  }

  function labelled<T extends { label?: string }>(record: T): T {
    if (labels) return record;
    const { label: _label, ...rest } = record;
    return rest as T;
  }

  return {
    record: (record) => {
      if (record.kind === 'store.commit') return { ...record, patch: record.patch.map(step) };
      if (!('value' in record) || !('key' in record)) return fields(identity(record));
      const { key, value } = record;
      if (typeof key !== 'string' || typeof value !== 'string') return fields(record);
      return stored(record, key, value, record.kind === 'storage.cookie');
    },
    named: (name, value) => values.value(value, [name]),
    session: (header) => {
      const url = header.url === undefined ? undefined : text(header.url, { cards: true });
      return url === header.url || url === undefined ? header : { ...header, url };
    },
  };
}

/** Fields that say what a record is. With another value it would be none. */
const structure = new Set(['kind', 'api', 'dir', 'area', 'op', 'how', 'why', 'cut', 'causeHow', 'noBody']);
const structureOf: { readonly [kind: string]: string } = {
  'http.failure': 'reason',
  'http.delivery': 'from',
  'socket.found': 'state',
};

function isStructure(source: object, name: string, field: Json): boolean {
  if (typeof field === 'number') return field < 1e13;
  return structure.has(name) || ('kind' in source && structureOf[String(source.kind)] === name);
}
