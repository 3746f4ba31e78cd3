import type { Result } from '@driftscope/example-protocol';
import type { Socket } from 'socket.io-client';
import type { Photo } from '#protocol/content.ts';
import { type Message, MessageSchema, type SendRequest } from '#protocol/message.ts';
import type { Api } from '../api/create-api.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { PhotoReader } from '../photos/create-photo-reader.ts';
import type { ChatMessage } from '../stores/chat-message.ts';
import { useSession } from '../stores/session-store.ts';
import type { Draft } from '../sync/chat-sync.ts';
import { askSocket } from './ask-socket.ts';
import type { MessageCache } from './message-cache.ts';
import { showMessage } from './show-messages.ts';

export interface Writer {
  send(conversationId: string, draft: Draft): Promise<Result<unknown>>;
}

export interface WriterParts {
  readonly socket: Socket;
  readonly cache: MessageCache;
  readonly api: Api;
  readonly photos: PhotoReader;
  readonly token: () => string;
  readonly ring: () => KeyRing;
  readonly onSent: (message: Message) => Promise<void>;
}

/**
 * Shows a message as sent, and then sends it. What was not answered is sent once more at the next connect; Socket.IO, too, keeps
 * what it is given while it is down, so that the server gets it twice. A picture goes ahead of its message, and where it
 * does not arrive, the message is forgotten.
 */
export function createWriter({ socket, cache, api, photos, token, ring, onSent }: WriterParts): Writer {
  const unanswered = new Map<string, SendRequest>();

  const attempt = async (request: SendRequest) => {
    const sent = await askSocket(socket, MessageSchema, 'message:send', request);
    unanswered.delete(request.ref);
    if (!sent.ok) return;
    await cache.delete(request.ref);
    await onSent(sent.value);
  };

  socket.on('connect', () => {
    for (const request of unanswered.values()) void attempt(request);
  });

  const deliver = async (shown: ChatMessage, { text, picture, ttlMs }: Draft) => {
    const { conversationId, authorId, ref, photo } = shown;
    const expiry = ttlMs === undefined ? {} : { ttlMs };
    let size: Photo | undefined;
    if (picture !== undefined && photo !== undefined) {
      const { widthPx, heightPx } = picture;
      size = { id: photo.id, widthPx, heightPx };
      const sealed = await ring().sealPhoto(conversationId, photo.id, picture.bytes);
      const kept = await api.keepPhoto(token(), photo.id, { conversationId, box: sealed, ...expiry });
      if (!kept.ok) throw new Error(`The photo ${photo.id} was not kept: ${kept.error.message}`);
    }
    const content = { text, ...(size && { photo: size }) };
    const ciphertext = await ring().sealMessage(content, { conversationId, authorId, ref });
    const request = { conversationId, ref, ciphertext, ...expiry };
    unanswered.set(ref, request);
    await attempt(request);
  };

  return {
    send: async (conversationId, draft) => {
      const { text, picture, ttlMs } = draft;
      const ref = crypto.randomUUID();
      const shown: ChatMessage = {
        id: ref,
        ref,
        conversationId,
        authorId: useSession.getState().user?.id ?? '',
        text,
        sentAt: new Date().toISOString(),
        ...(ttlMs === undefined ? {} : { expiresAt: new Date(Date.now() + ttlMs).toISOString() }),
        ...(picture === undefined ? {} : { photo: { id: ref } }),
        delivery: 'sent',
      };
      if (picture !== undefined && shown.photo !== undefined) photos.keep(shown.photo.id, picture.bytes);
      showMessage(shown);
      void cache.put([shown]);
      void deliver(shown, draft);
      return { ok: true, value: null };
    },
  };
}
