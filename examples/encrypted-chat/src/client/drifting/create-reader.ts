import { parse } from '@driftscope/example-protocol';
import type { Socket } from 'socket.io-client';
import Type from 'typebox';
import { PresenceSchema } from '#protocol/live-events.ts';
import { type Message, MessageSchema } from '#protocol/message.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { ChatMessage } from '../stores/chat-message.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { askSocket } from './ask-socket.ts';
import type { MessageCache } from './message-cache.ts';
import { showList, showMessage } from './show-messages.ts';

export interface Reader {
  /** Reads the whole conversation. */
  read(conversationId: string): Promise<void>;
  /** Shows and caches one message. */
  receive(message: Message): Promise<void>;
}

export interface ReaderParts {
  readonly socket: Socket;
  readonly cache: MessageCache;
  /** The keys of whoever is logged in. */
  readonly ring: () => KeyRing;
}

/** Brings what others wrote into the stores: what comes by itself, and all of what is open again at every connect. */
export function createReader({ socket, cache, ring }: ReaderParts): Reader {
  const isOpen = (conversationId: string) => useMessages.getState().byConversation[conversationId] !== undefined;

  const open = async ({ ciphertext, ...message }: Message): Promise<readonly ChatMessage[]> => {
    const content = await ring().openMessage({ ...message, ciphertext });
    if (content === undefined) return [];
    const photo = content.photo === undefined ? {} : { photo: { id: content.photo.id } };
    return [{ ...message, text: content.text, ...photo, delivery: 'sent' }];
  };

  const read = async (conversationId: string) => {
    const list = await askSocket(socket, Type.Array(MessageSchema), 'message:list', conversationId);
    if (!list.ok) return;
    const opened = (await Promise.all(list.value.map(open))).flat();
    showList(conversationId, opened);
    await cache.put(opened);
  };

  const receive = async (message: Message) => {
    const opened = await open(message);
    if (!isOpen(message.conversationId)) return;
    for (const each of opened) showMessage(each);
    await cache.put(opened);
  };

  socket.on('connect', () => {
    for (const conversationId of Object.keys(useMessages.getState().byConversation)) void read(conversationId);
  });
  socket.on('message:new', (input: unknown) => {
    const message = parse(MessageSchema, input, 'message:new');
    if (message.ok) void receive(message.value);
  });
  socket.on('presence:list', (input: unknown) => {
    const online = parse(PresenceSchema, input, 'presence:list');
    if (online.ok) useConversations.setState({ online: online.value });
  });

  return { read, receive };
}
