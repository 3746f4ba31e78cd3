import { IDENTITY_KEYS_KEY, OWN_KEY_KEY } from '../settings/identity-keys.ts';
import type { SettingsSource } from '../settings/watch-settings.ts';

/** Hands over the keys for the hashes of users, in hex, now and whenever there is another one. */
export function watchIdentityKeys(area: SettingsSource, use: (keys: readonly string[]) => void): void {
  const look = async () => {
    const [own, given] = await Promise.all([area.get(OWN_KEY_KEY), area.get(IDENTITY_KEYS_KEY)]);
    const keys = [own[OWN_KEY_KEY], ...Object.values(given[IDENTITY_KEYS_KEY] ?? {})];
    use(keys.filter((key) => typeof key === 'string'));
  };
  area.onChanged.addListener((changes) => {
    if (OWN_KEY_KEY in changes || IDENTITY_KEYS_KEY in changes) void look();
  });
  void look();
}
