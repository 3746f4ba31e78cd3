import { parse } from '@driftscope/example-protocol';
import type { Socket } from 'socket.io-client';
import { type Message, MessageSchema } from '#protocol/message.ts';
import { type Device, DeviceListSchema, DeviceSchema } from '#protocol/presence.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { usePresence } from '../stores/presence-store.ts';

/** Listens for what the server says. Called at every connect, so each time one listener more. */
export function handleEvents(socket: Socket): void {
  socket.on('message:new', (input: unknown) => {
    const message = parse(MessageSchema, input, 'message:new');
    if (message.ok) append(message.value);
  });

  socket.on('presence:list', (input: unknown) => {
    const list = parse(DeviceListSchema, input, 'presence:list');
    if (list.ok) for (const device of list.value) joined(device);
  });
  socket.on('presence:joined', (input: unknown) => {
    const device = parse(DeviceSchema, input, 'presence:joined');
    if (device.ok) joined(device.value);
  });
  socket.on('presence:left', (input: unknown) => {
    const device = parse(DeviceSchema, input, 'presence:left');
    if (device.ok) left(device.value);
  });
}

function append(message: Message): void {
  const { conversationId } = message;
  useMessages.setState(({ byConversation }) => {
    const list = byConversation[conversationId];
    return list === undefined ? {} : { byConversation: { ...byConversation, [conversationId]: [...list, message] } };
  });
  useConversations.setState(({ conversations }) => ({
    conversations: conversations.map((each) => (each.id === conversationId ? { ...each, lastMessage: message } : each)),
  }));
}

const joined = ({ userId, deviceId }: Device): void =>
  usePresence.setState(({ devices }) => ({ devices: { ...devices, [userId]: [deviceId] } }));

/** One device left, and the user counts as gone, whatever else is open. */
const left = ({ userId }: Device): void =>
  usePresence.setState(({ devices }) => ({ devices: { ...devices, [userId]: [] } }));
