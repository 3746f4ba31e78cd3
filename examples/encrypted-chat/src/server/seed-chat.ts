import { seedId } from '@driftscope/example-server';
import type { SyncCore } from '@driftscope/sync/server';
import { createKeyPair } from '#crypto/create-key-pair.ts';
import { deriveSessionKey } from '#crypto/derive-session-key.ts';
import { sealKeyPair } from '#crypto/key-backup.ts';
import { sealMessage } from '#crypto/message-box.ts';
import { passwordCipher } from '#crypto/password-cipher.ts';
import { createSealer } from '#crypto/sealer.ts';
import type { KeyPair } from '#protocol/key-pair.ts';
import { conversationScope, type DirectoryData } from './directory.ts';
import { seedPairs, seedUsers } from './seed-lines.ts';

const MINUTE_MS = 60_000;

/** Three people with their keys: made and backed up as their own devices would have, under the passwords of the demo accounts. */
export async function seedDirectory(): Promise<{ data: DirectoryData; keyPairs: ReadonlyMap<string, KeyPair> }> {
  const made = await Promise.all(
    seedUsers.map(async ({ id, name }) => {
      const keyPair = await createKeyPair();
      return { id, keyPair, backup: await sealKeyPair(keyPair, await passwordCipher(id, name.toLowerCase())) };
    }),
  );
  return {
    data: { users: seedUsers, pairs: seedPairs, backups: new Map(made.map(({ id, backup }) => [id, backup])) },
    keyPairs: new Map(made.map(({ id, keyPair }) => [id, keyPair])),
  };
}

/** Writes into the logs what was said before, sealed as its authors would have. */
export async function seedMessages(
  core: Pick<SyncCore, 'write'>,
  keyPairs: ReadonlyMap<string, KeyPair>,
  nowMs: number,
): Promise<void> {
  for (const { id: conversationId, memberIds, lines } of seedPairs) {
    const [one, other] = memberIds.map((userId) => keyPairs.get(userId));
    if (one === undefined || other === undefined) throw new Error(`A member of ${conversationId} has no keys.`);
    const sealer = await createSealer(await deriveSessionKey(one.privateKey, other.publicKey, conversationId));
    for (const [index, [minutesAgo, authorId, text]] of lines.entries()) {
      const id = seedId('m', `${conversationId} ${index}`);
      const origin = { conversationId, authorId, ref: id };
      const ciphertext = await sealMessage(sealer, { text }, origin);
      const sentAt = new Date(nowMs - minutesAgo * MINUTE_MS).toISOString();
      const scope = conversationScope(conversationId);
      core.write({ kind: 'put', scope, entity: { type: 'message', id }, fields: { ...origin, sentAt, ciphertext } });
    }
  }
}
