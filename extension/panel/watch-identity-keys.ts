import { identityKeysKey, ownKeyKey } from '../settings/identity-keys.ts';
import type { SettingsSource } from '../settings/watch-settings.ts';

/** Hands over the keys for the hashes of users, in hex, now and whenever there is another one. */
export function watchIdentityKeys(area: SettingsSource, use: (keys: readonly string[]) => void): void {
  const look = async () => {
    const [own, given] = await Promise.all([area.get(ownKeyKey), area.get(identityKeysKey)]);
    const keys = [own[ownKeyKey], ...Object.values(given[identityKeysKey] ?? {})];
    use(keys.filter((key) => typeof key === 'string'));
  };
  area.onChanged.addListener((changes) => {
    if (ownKeyKey in changes || identityKeysKey in changes) void look();
  });
  void look();
}
