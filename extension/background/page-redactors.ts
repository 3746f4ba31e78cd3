import { createRedactor, type Redactor } from '@driftscope/records';
import { rulesFor } from '../settings/rules-for.ts';
import type { Settings } from '../settings/settings.ts';

export interface PageRedactorOptions {
  readonly key: Promise<Uint8Array>;
  /** The key for the hashes of users. `undefined`: the browser's own. */
  readonly identityKey: (settings: Settings) => Promise<Uint8Array | undefined>;
  /** A new object whenever they changed. */
  readonly settings: () => Settings;
}

/** A page, as far as its redaction goes. */
export interface RedactedPage {
  readonly session: string;
  readonly origin: string;
}

/** Sessions whose key is remembered. */
const MOST_SESSIONS = 500;

/**
 * Answers the redaction of a page by the settings of now. A session keeps the key for the hashes of users that it began
 * with: with another one its user would seem to be another.
 */
export function createPageRedactors(options: PageRedactorOptions): (page: RedactedPage) => Promise<Redactor> {
  const identityKeys = new Map<string, Promise<Uint8Array | undefined>>();
  const redactors = new Map<string, { readonly settings: Settings; readonly redactor: Redactor }>();

  return async ({ session, origin }) => {
    const settings = options.settings();
    const asked = identityKeys.get(session) ?? options.identityKey(settings);
    identityKeys.set(session, asked);
    forgetOldest(identityKeys);
    const [key, identityKey] = await Promise.all([options.key, asked]);
    const known = redactors.get(session);
    if (known?.settings === settings) return known.redactor;
    const { labels } = settings;
    const rules = rulesFor(settings, origin);
    const redactor = createRedactor({ key, labels, rules, ...(identityKey && { identityKey }) });
    redactors.set(session, { settings, redactor });
    forgetOldest(redactors);
    return redactor;
  };
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MOST_SESSIONS && oldest !== undefined) map.delete(oldest);
}
