import { parse } from '@driftscope/example-protocol';
import type { KeyDatabase } from '../keys/key-database.ts';
import type { KeyVault } from '../keys/key-vault.ts';
import { KeysSchema } from '../keys/keys.ts';

/** Keeps the keys as they are: whoever runs a script in this page, or reads the disk, has them. */
export const createClearVault = (database: KeyDatabase): KeyVault => ({
  keep: (userId, keys) => database.put(userId, keys),
  load: async (userId) => {
    const keys = parse(KeysSchema, await database.get(userId), 'The kept keys');
    return keys.ok ? keys.value : undefined;
  },
});
