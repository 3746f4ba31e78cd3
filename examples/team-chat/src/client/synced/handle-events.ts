import { parse } from '@driftscope/example-protocol';
import type { Socket } from 'socket.io-client';
import { MessageSchema } from '#protocol/message.ts';
import { type Device, DeviceListSchema, DeviceSchema } from '#protocol/presence.ts';
import { type PresenceState, usePresence } from '../stores/presence-store.ts';
import { mergeMessages } from './merge-messages.ts';

/** Listens for what the server says. Called once for a socket, whatever becomes of its connection. */
export function handleEvents(socket: Socket, isLoggedIn: () => boolean): void {
  const on = (event: string, take: (input: unknown) => void) =>
    socket.on(event, (input: unknown) => {
      if (isLoggedIn()) take(input);
    });

  on('message:new', (input) => {
    const message = parse(MessageSchema, input, 'message:new');
    if (message.ok) mergeMessages(message.value.conversationId, [message.value]);
  });

  on('presence:list', (input) => {
    const list = parse(DeviceListSchema, input, 'presence:list');
    if (list.ok) usePresence.setState({ devices: list.value.reduce(withDevice, {}) });
  });
  on('presence:joined', (input) => {
    const device = parse(DeviceSchema, input, 'presence:joined');
    if (device.ok) usePresence.setState(({ devices }) => ({ devices: withDevice(devices, device.value) }));
  });
  on('presence:left', (input) => {
    const device = parse(DeviceSchema, input, 'presence:left');
    if (device.ok) usePresence.setState(({ devices }) => ({ devices: withoutDevice(devices, device.value) }));
  });
}

type Devices = PresenceState['devices'];

const withDevice = (devices: Devices, { userId, deviceId }: Device): Devices => ({
  ...devices,
  [userId]: [...new Set(devices[userId]).add(deviceId)],
});

const withoutDevice = (devices: Devices, { userId, deviceId }: Device): Devices => ({
  ...devices,
  [userId]: (devices[userId] ?? []).filter((id) => id !== deviceId),
});
