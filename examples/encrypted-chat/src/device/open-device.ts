import { parse } from '@driftscope/example-protocol';
import { parseSyncAnswer } from '@driftscope/sync/server';
import { openKeyPair } from '#crypto/key-backup.ts';
import { passwordCipher } from '#crypto/password-cipher.ts';
import { ConversationListSchema } from '#protocol/conversation.ts';
import { KeyBackupSchema } from '#protocol/key-pair.ts';
import type { Message } from '#protocol/message.ts';
import { deriveSessionKeys } from '../client/keys/derive-session-keys.ts';
import { createKeyRing } from '../client/keys/key-ring.ts';
import { conversationScope } from '../server/directory.ts';
import { messageOf } from '../server/message-log.ts';

/** A message as its reader has it. */
export type OpenedMessage = Omit<Message, 'ciphertext'> & { readonly text: string };

/** A user's device without a screen: it reads and writes what the user could. */
export interface Device {
  /** Oldest first. Empty where the user may not see the conversation. */
  read(conversationId: string): Promise<readonly OpenedMessage[]>;
  /** `ttlMs` absent: it stays. Rejects where the server does not take it. */
  write(conversationId: string, text: string, ttlMs?: number): Promise<void>;
}

export interface DeviceParts {
  readonly userId: string;
  readonly password: string;
  /** Asks the server on behalf of the user. Without a body GET, else POST. */
  readonly ask: (path: string, body?: object) => Promise<unknown>;
}

/** Takes the user's keys out of the server's backup. Rejects where there are none, or where the password is another one. */
export async function openDevice({ userId, password, ask }: DeviceParts): Promise<Device> {
  const [backup, list] = [
    parse(KeyBackupSchema, await ask('/api/keys/backup'), 'The key backup'),
    parse(ConversationListSchema, await ask('/api/conversations'), 'The conversations'),
  ];
  if (!backup.ok) throw new Error(backup.error.message);
  if (!list.ok) throw new Error(list.error.message);
  const keyPair = await openKeyPair(backup.value, await passwordCipher(userId, password));
  const ring = createKeyRing({ sessionKeys: await deriveSessionKeys(userId, keyPair, list.value.conversations) });
  const deviceId = crypto.randomUUID();
  let lastMs = 0;
  /** What each message says does not change: it is opened once. */
  const texts = new Map<string, string | undefined>();

  const opened = async ({ ciphertext, ...message }: Message): Promise<readonly OpenedMessage[]> => {
    if (!texts.has(message.id)) texts.set(message.id, (await ring.openMessage({ ...message, ciphertext }))?.text);
    const text = texts.get(message.id);
    return text === undefined ? [] : [{ ...message, text }];
  };

  return {
    read: async (conversationId) => {
      const scope = encodeURIComponent(conversationScope(conversationId));
      const answer = parseSyncAnswer(await ask(`/api/sync?scope=${scope}&since=`));
      if (!answer.ok) throw new Error(answer.message);
      const changes = answer.value.pages.flatMap((page) => (page.kind === 'gone' ? [] : page.changes));
      const messages = await Promise.all(changes.flatMap((change) => messageOf(change) ?? []).map(opened));
      return messages.flat().sort((one, other) => one.sentAt.localeCompare(other.sentAt));
    },

    write: async (conversationId, text, ttlMs) => {
      const ref = crypto.randomUUID();
      const origin = { conversationId, authorId: userId, ref };
      const ciphertext = await ring.sealMessage({ text }, origin);
      // Two at once would have no order.
      lastMs = Math.max(Date.now(), lastMs + 1);
      const atMs = lastMs;
      const mutation = {
        kind: 'put',
        id: ref,
        device: deviceId,
        scope: conversationScope(conversationId),
        entity: { type: 'message', id: ref },
        atMs,
        fields: { ...origin, sentAt: new Date(atMs).toISOString(), ciphertext },
        ...(ttlMs === undefined ? {} : { expiresAtMs: atMs + ttlMs }),
      };
      await ask('/api/mutations', { mutations: [mutation] });
    },
  };
}
