import { fail, ok, type Result } from '@driftscope/records';
import { SETTINGS_KEY, type Settings } from '../settings/settings.ts';
import { type SettingsSource, watchSettings } from '../settings/watch-settings.ts';

/** The settings as the panel shows and changes them. */
export interface SettingsStore {
  getState(): Settings;
  subscribe(listener: () => void): () => void;
  /** Resolves once the stored settings were read: until then these are the defaults. */
  readonly ready: Promise<void>;
  readonly save: SaveSettings;
}

/** Fails with `not-saved` where the browser does not take them; then what was saved before holds. */
export type SaveSettings = (settings: Settings) => Promise<Result<Settings>>;

export type SettingsArea = SettingsSource & { set(items: Record<string, unknown>): Promise<void> };

export function createSettingsStore(area: SettingsArea): SettingsStore {
  const listeners = new Set<() => void>();
  const tellAll = () => {
    for (const listener of listeners) listener();
  };
  const watched = watchSettings(area, tellAll);
  void watched.ready.then(tellAll);
  return {
    getState: watched.current,
    ready: watched.ready,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save: (settings) =>
      area.set({ [SETTINGS_KEY]: settings }).then(
        () => ok(settings),
        (cause) =>
          fail(
            'not-saved',
            `The settings could not be saved: ${cause instanceof Error ? cause.message : cause}.`,
            'The former settings stay in force. Make room on the browser’s disk, and save again.',
          ),
      ),
  };
}
