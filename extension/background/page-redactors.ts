import { createRedactor, keepNewest, type Redactor } from '@driftscope/records';
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

/** Sessions whose key is remembered: those that recorded something last. Each frame is one. */
const MAX_SESSIONS = 500;

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
    keepNewest(identityKeys, session, asked, MAX_SESSIONS);
    const [key, identityKey] = await Promise.all([options.key, asked]);
    const known = redactors.get(session);
    const redactor = known?.settings === settings ? known.redactor : create(key, identityKey, settings, origin);
    keepNewest(redactors, session, { settings, redactor }, MAX_SESSIONS);
    return redactor;
  };
}

function create(key: Uint8Array, identityKey: Uint8Array | undefined, settings: Settings, origin: string): Redactor {
  const rules = rulesFor(settings, origin);
  return createRedactor({ key, labels: settings.labels, rules, ...(identityKey && { identityKey }) });
}
