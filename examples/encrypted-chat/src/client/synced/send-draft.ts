import type { SyncClient } from '@driftscope/sync';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Draft } from '../sync/chat-sync.ts';
import { scopeOf } from './scope-of.ts';

/**
 * Puts a message, and the picture before it, into the client's outbox. From there each is sent until the server has it, and counts
 * once, whatever becomes of this page. They are named here, and sealed for these names.
 */
export async function sendDraft(
  client: SyncClient,
  ring: KeyRing,
  authorId: string,
  conversationId: string,
  { text, picture, ttlMs }: Draft,
): Promise<void> {
  const scope = scopeOf(client, conversationId);
  if (scope === undefined) throw new Error(`${conversationId} is in no scope of this user.`);
  const ref = crypto.randomUUID();
  const expiry = ttlMs === undefined ? {} : { expiresAtMs: client.serverTimeMs() + ttlMs };
  const photo = picture && { id: ref, widthPx: picture.widthPx, heightPx: picture.heightPx };
  const origin = { conversationId, authorId, ref };
  const ciphertext = await ring.sealMessage({ text, ...(photo && { photo }) }, origin);
  if (picture !== undefined) {
    const sealed = await ring.sealPhoto(conversationId, ref, picture.bytes);
    client.put(scope, { type: 'photo', id: ref }, { box: sealed }, expiry);
  }
  const sentAt = new Date(client.serverTimeMs()).toISOString();
  client.put(scope, { type: 'message', id: ref }, { ...origin, sentAt, ciphertext }, expiry);
}
