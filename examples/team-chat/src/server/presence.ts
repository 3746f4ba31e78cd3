import type { Device } from '#protocol/presence.ts';
import type { LiveServer, LiveSocket } from './live-server.ts';

/**
 * Tells a device who is there, and those who are there of the device.
 *
 * Presence is told device by device: who has two, and closes one, is still there.
 */
export function announceDevice(io: LiveServer, socket: LiveSocket, userId: string, rooms: readonly string[]): void {
  const device: Device = { userId, deviceId: socket.id };
  socket.emit('presence:list', devicesIn(io, rooms));
  socket.to([...rooms]).emit('presence:joined', device);
  socket.on('disconnect', () => io.to([...rooms]).emit('presence:left', device));
}

function devicesIn(io: LiveServer, rooms: readonly string[]): Device[] {
  const ids = new Set(rooms.flatMap((room) => [...(io.of('/').adapter.rooms.get(room) ?? [])]));
  return [...ids].flatMap((deviceId) => {
    const user = io.of('/').sockets.get(deviceId)?.data.user;
    return user === undefined ? [] : [{ userId: user.id, deviceId }];
  });
}
