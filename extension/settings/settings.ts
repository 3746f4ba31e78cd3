import { fail, ok, type Result } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

/** Which pages are recorded: those with an open panel, those of listed origins, or all. */
const RecordModeSchema = Type.Union([Type.Literal('devtools'), Type.Literal('listed'), Type.Literal('all')]);

/** What the user may set. Kept in `chrome.storage.local` under {@link settingsKey}; scripts may write it there too. */
export const SettingsSchema = Type.Object({
  record: RecordModeSchema,
  /** Origins recorded in the mode `listed`, as `https://app.example.com` or `https://*.example.com`. */
  origins: Type.Array(Type.String()),
  /** Where batches are sent. Empty: nowhere, and only the panel gets them. */
  collectorUrl: Type.String(),
  /** Sent to the collector as a bearer token. Empty: none. */
  token: Type.String(),
});

export type Settings = Static<typeof SettingsSchema>;
export type RecordMode = Static<typeof RecordModeSchema>;

export const settingsKey = 'settings';

export const defaultSettings: Settings = {
  record: 'devtools',
  origins: [],
  collectorUrl: 'http://127.0.0.1:37438',
  token: '',
};

/**
 * Reads settings as stored. What is left out takes its default; `undefined` is all defaults.
 *
 * Fails with `bad-settings` as a whole where one field is wrong: half of what was meant is worse than the defaults.
 */
export function parseSettings(input: unknown): Result<Settings> {
  const whole: unknown = isObject(input) ? { ...defaultSettings, ...input } : (input ?? defaultSettings);
  if (!Value.Check(SettingsSchema, whole)) {
    const [first] = Value.Errors(SettingsSchema, whole);
    const where = first?.instancePath.slice(1) || 'settings';
    return bad(`${where} ${first?.message ?? 'is not what it should be'}`);
  }
  const { record, origins, collectorUrl, token } = whole;
  if (collectorUrl !== '' && !isHttpUrl(collectorUrl)) return bad(`collectorUrl is no http address: ${collectorUrl}`);
  const wrong = origins.find((origin) => !isHttpUrl(origin.replace('://*.', '://')));
  if (wrong !== undefined) return bad(`origins has what is no origin: ${wrong}`);
  return ok({ record, origins, collectorUrl: collectorUrl.replace(/\/+$/, ''), token });
}

const bad = (message: string): Result<never> =>
  fail('bad-settings', message, 'Correct it in the panel under Settings. Until then the defaults hold.');

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHttpUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
