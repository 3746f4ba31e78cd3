import { openMessage, sealMessage } from '#crypto/message-box.ts';
import { createSealer, type Sealer } from '#crypto/sealer.ts';
import type { Content } from '#protocol/content.ts';
import type { Message } from '#protocol/message.ts';
import type { SealedBox } from '#protocol/sealed-box.ts';
import type { Keys } from './keys.ts';

type Origin = Pick<Message, 'conversationId' | 'authorId' | 'ref'>;

/** Seals and opens for each conversation with its own key. */
export interface KeyRing {
  /** Rejects where there is no key for the conversation. */
  sealMessage(content: Content, origin: Origin): Promise<SealedBox>;
  /** Absent: there is no key for it, or it was tampered with. */
  openMessage(message: Origin & Pick<Message, 'ciphertext'>): Promise<Content | undefined>;
  sealPhoto(conversationId: string, photoId: string, bytes: Uint8Array<ArrayBuffer>): Promise<SealedBox>;
  /** Absent as with messages. */
  openPhoto(conversationId: string, photoId: string, box: SealedBox): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

export function createKeyRing({ sessionKeys }: Pick<Keys, 'sessionKeys'>): KeyRing {
  const sealers = new Map<string, Promise<Sealer>>();

  const sealerOf = (conversationId: string): Promise<Sealer> | undefined => {
    const sessionKey = sessionKeys[conversationId];
    const sealer = sealers.get(conversationId) ?? (sessionKey === undefined ? undefined : createSealer(sessionKey));
    if (sealer !== undefined) sealers.set(conversationId, sealer);
    return sealer;
  };

  const needSealer = async (conversationId: string): Promise<Sealer> => {
    const sealer = await sealerOf(conversationId);
    if (sealer === undefined) throw new Error(`There is no key for ${conversationId}: read the conversations first.`);
    return sealer;
  };

  return {
    sealMessage: async (content, origin) => sealMessage(await needSealer(origin.conversationId), content, origin),
    openMessage: async (message) => {
      const sealer = await sealerOf(message.conversationId);
      return sealer === undefined ? undefined : openMessage(sealer, message);
    },
    sealPhoto: async (conversationId, photoId, bytes) => (await needSealer(conversationId)).seal(bytes, photoId),
    openPhoto: async (conversationId, photoId, box) => {
      const sealer = await sealerOf(conversationId);
      return sealer?.open(box, photoId).catch(() => undefined);
    },
  };
}
