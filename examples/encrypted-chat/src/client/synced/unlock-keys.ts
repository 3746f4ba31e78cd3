import type { Result } from '@driftscope/example-protocol';
import type { Cipher } from '@driftscope/sync';
import { openKeyPair } from '#crypto/key-backup.ts';
import type { Conversation } from '#protocol/conversation.ts';
import type { KeyBackup } from '#protocol/key-pair.ts';
import { deriveSessionKeys } from '../keys/derive-session-keys.ts';
import type { KeyVault } from '../keys/key-vault.ts';
import type { Keys } from '../keys/keys.ts';

export interface UnlockParts {
  readonly userId: string;
  readonly conversations: readonly Conversation[];
  readonly cipher: Cipher;
  readonly vault: KeyVault;
  readonly askBackup: () => Promise<Result<KeyBackup>>;
}

/** The keys from this device's vault, where they are those of today; else from the server's backup, and into the vault. */
export async function unlockKeys(parts: UnlockParts): Promise<Result<Keys>> {
  const { userId, conversations, cipher, vault, askBackup } = parts;
  const kept = await vault.load(userId);
  if (kept !== undefined && isOfToday(kept, userId, conversations)) return { ok: true, value: kept };
  const backup = await askBackup();
  if (!backup.ok) return backup;
  const keyPair = await openKeyPair(backup.value, cipher);
  const keys = { keyPair, sessionKeys: await deriveSessionKeys(userId, keyPair, conversations) };
  await vault.keep(userId, keys);
  return { ok: true, value: keys };
}

/** Are they the published ones, and is there one for each conversation? */
const isOfToday = ({ keyPair, sessionKeys }: Keys, userId: string, conversations: readonly Conversation[]): boolean =>
  conversations.every(
    ({ id, members }) =>
      sessionKeys[id] !== undefined &&
      members.find((member) => member.id === userId)?.publicKey.x === keyPair.publicKey.x,
  );
