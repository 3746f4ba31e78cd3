import type { Result } from '@driftscope/example-protocol';
import type { Socket } from 'socket.io-client';
import Type from 'typebox';
import { openKeyPair } from '#crypto/key-backup.ts';
import { passwordCipher } from '#crypto/password-cipher.ts';
import { ConversationSchema } from '#protocol/conversation.ts';
import { KeyBackupSchema, type KeyPair } from '#protocol/key-pair.ts';
import { deriveSessionKeys } from '../keys/derive-session-keys.ts';
import type { Keys } from '../keys/keys.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { askSocket } from './ask-socket.ts';

/** Reads whom the user writes to, and with which keys. `unlock`: the password that opens the backup, or what was in it. */
export async function readKeys(socket: Socket, userId: string, unlock: string | KeyPair): Promise<Result<Keys>> {
  const conversations = await askSocket(socket, Type.Array(ConversationSchema), 'keys:conversations');
  if (!conversations.ok) return conversations;
  useConversations.setState({ conversations: conversations.value });
  const keyPair: Result<KeyPair> =
    typeof unlock === 'string' ? await readKeyPair(socket, userId, unlock) : { ok: true, value: unlock };
  if (!keyPair.ok) return keyPair;
  const sessionKeys = await deriveSessionKeys(userId, keyPair.value, conversations.value);
  return { ok: true, value: { keyPair: keyPair.value, sessionKeys } };
}

async function readKeyPair(socket: Socket, userId: string, password: string): Promise<Result<KeyPair>> {
  const backup = await askSocket(socket, KeyBackupSchema, 'keys:backup');
  if (!backup.ok) return backup;
  return { ok: true, value: await openKeyPair(backup.value, await passwordCipher(userId, password)) };
}
