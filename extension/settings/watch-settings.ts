import type { Fault } from '@driftscope/records';
import { defaultSettings, parseSettings, SETTINGS_KEY, type Settings } from './settings.ts';

export interface SettingsSource {
  get(key: string): Promise<Record<string, unknown>>;
  readonly onChanged: { addListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void };
}

export interface WatchedSettings {
  current(): Settings;
  /** Why the defaults hold in place of what is stored. Absent: nothing is wrong with it. */
  fault(): Fault | undefined;
  /** Resolves once the stored settings were read for the first time. */
  readonly ready: Promise<void>;
}

/** Keeps the settings at hand, and says when they changed. */
export function watchSettings(source: SettingsSource, onChange: (before: Settings) => void): WatchedSettings {
  let settings = defaultSettings;
  let fault: Fault | undefined;
  let changed = false;

  const take = (stored: unknown) => {
    const parsed = parseSettings(stored);
    settings = parsed.ok ? parsed.value : defaultSettings;
    fault = parsed.ok ? undefined : parsed.error;
  };

  source.onChanged.addListener((changes) => {
    const change = changes[SETTINGS_KEY];
    if (change === undefined) return;
    changed = true;
    const before = settings;
    take(change.newValue);
    onChange(before);
  });

  return {
    current: () => settings,
    fault: () => fault,
    ready: source.get(SETTINGS_KEY).then(({ [SETTINGS_KEY]: stored }) => {
      // What was read may be older than a change that was told meanwhile.
      if (!changed) take(stored);
    }),
  };
}
