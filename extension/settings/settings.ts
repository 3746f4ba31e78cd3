import { type Fault, RedactionRuleSchema, type Result, redactionRuleFault } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

/**
 * Which pages are recorded: those with an open panel, those of listed origins, or all. `armed`: of pages with an open panel
 * and those of listed origins the last minutes are kept in the page, until the panel asks for them.
 */
const RecordModeSchema = Type.Union([
  Type.Literal('devtools'),
  Type.Literal('listed'),
  Type.Literal('all'),
  Type.Literal('armed'),
]);

/** What is redacted besides the defaults, or left as it is, on pages of one origin. */
const OriginRuleSchema = Type.Object({
  /** As in `origins`; `*`: all. */
  origin: Type.String({ maxLength: 1024 }),
  ...RedactionRuleSchema.properties,
});

export type OriginRule = Static<typeof OriginRuleSchema>;

/** What the user may set. Kept in `chrome.storage.local` under {@link SETTINGS_KEY}; scripts may write it there too. */
const SettingsSchema = Type.Object({
  record: RecordModeSchema,
  /** Origins recorded in the mode `listed`, and kept in the mode `armed`, as `https://app.example.com` or `https://*.example.com`. */
  origins: Type.Array(Type.String()),
  /** Where batches are sent. Empty: nowhere, and only the panel gets them. */
  collectorUrl: Type.String(),
  /** Sent to the collector as a bearer token. Empty: none. */
  token: Type.String(),
  redaction: Type.Array(OriginRuleSchema, { maxItems: 200 }),
  /** Whether names of users are kept beside the hashes that stand for them. */
  labels: Type.Boolean(),
  /** What counts as drift where the user wants it otherwise, by the names of thresholds. What is none is passed over. */
  thresholds: Type.Record(Type.String(), Type.Number()),
  /** Origins whose pages have their dedicated workers started by a script of ours, as in `origins`. */
  workers: Type.Array(Type.String(), { maxItems: 200 }),
});

export type Settings = Static<typeof SettingsSchema>;
export type RecordMode = Static<typeof RecordModeSchema>;

/** `field` is the setting at fault. Absent: what is stored is no settings at all. */
export type SettingsFault = Fault & { readonly field?: keyof Settings };

export const SETTINGS_KEY = 'settings';

export const defaultSettings: Settings = {
  record: 'devtools',
  origins: [],
  collectorUrl: 'http://127.0.0.1:37438',
  token: '',
  redaction: [],
  labels: true,
  thresholds: {},
  workers: [],
};

const expected: { readonly [Field in keyof Settings]: string } = {
  record: 'one of devtools, listed, all, armed',
  origins: 'a list of origins such as https://app.example.com',
  collectorUrl: 'an http address',
  token: 'text',
  redaction: 'a list of rules, each with an origin, an action, what it is about, and a value',
  labels: 'true or false',
  thresholds: 'a list of numbers with the names of thresholds',
  workers: 'a list of origins such as https://app.example.com',
};

/**
 * Reads settings as stored. What is left out takes its default; `undefined` is all defaults.
 *
 * Fails with `bad-settings` as a whole where one field is wrong: half of what was meant is worse than the defaults.
 */
export function parseSettings(input: unknown): Result<Settings, SettingsFault> {
  const whole: unknown = isObject(input) ? { ...defaultSettings, ...input } : (input ?? defaultSettings);
  if (!Value.Check(SettingsSchema, whole)) {
    const path = Value.Errors(SettingsSchema, whole)[0]?.instancePath ?? '';
    return bad(fields.find((field) => path.startsWith(`/${field}`)));
  }
  const { record, origins, collectorUrl, token, redaction, labels, thresholds, workers } = whole;
  if (collectorUrl !== '' && !isHttpUrl(collectorUrl)) return bad('collectorUrl');
  if (!origins.every(isOrigin)) return bad('origins');
  if (!workers.every(isOrigin)) return bad('workers');
  const wrong = redaction.findIndex((rule) => originRuleFault(rule) !== undefined);
  if (wrong !== -1) return bad('redaction', wrong, originRuleFault(redaction[wrong]));
  const url = collectorUrl.replace(/\/+$/, '');
  return { ok: true, value: { record, origins, collectorUrl: url, token, redaction, labels, thresholds, workers } };
}

/** Why a rule cannot be kept to. `undefined`: it can, or there is none. */
export function originRuleFault(rule: OriginRule | undefined): string | undefined {
  if (rule === undefined) return undefined;
  if (rule.origin !== '*' && !isOrigin(rule.origin))
    return 'The origin has to look like https://app.example.com, or be *.';
  return rule.value === '' ? 'The rule has no value.' : redactionRuleFault(rule);
}

const fields = ['record', 'origins', 'collectorUrl', 'token', 'redaction', 'labels', 'thresholds', 'workers'] as const;

function bad(field: keyof Settings | undefined, index?: number, reason?: string): Result<never, SettingsFault> {
  const what = field === undefined ? 'The settings are not an object.' : `Setting ${field} is not ${expected[field]}.`;
  const message = index === undefined ? what : `Rule ${index + 1} of setting redaction is not valid. ${reason}`;
  const hint = 'Correct it in the panel under Settings. Until then the defaults apply.';
  return { ok: false, error: { kind: 'bad-settings', message, hint, ...(field && { field }) } };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it can be listed: an origin, or all those below one. */
export const isOrigin = (text: string): boolean => isHttpUrl(text.replace('://*.', '://'));

const isHttpUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
