import { createRedactor, type Redactor } from '@driftscope/records';
import { rulesFor } from '../settings/rules-for.ts';
import type { Settings } from '../settings/settings.ts';

export interface PageRedactorOptions {
  readonly key: Promise<Uint8Array>;
  /** A new object whenever they changed. */
  readonly settings: () => Settings;
}

/** Answers the redaction of pages of an origin, by the settings of now. */
export function createPageRedactors({ key, settings }: PageRedactorOptions): (origin: string) => Promise<Redactor> {
  let builtFor: Settings | undefined;
  const redactors = new Map<string, Redactor>();

  return async (origin) => {
    const bytes = await key;
    if (builtFor !== settings()) redactors.clear();
    builtFor = settings();
    const known = redactors.get(origin);
    if (known !== undefined) return known;
    const redactor = createRedactor({ key: bytes, rules: rulesFor(builtFor, origin) });
    redactors.set(origin, redactor);
    return redactor;
  };
}
