import type { Socket } from 'socket.io-client';
import { useConnection } from '../stores/connection-store.ts';

/** Shows in the connection store what the socket is doing. */
export function followConnection(socket: Socket): void {
  const follow = () => {
    const { connected, active } = socket;
    useConnection.setState({ status: connected ? 'connected' : active ? 'connecting' : 'disconnected' });
  };
  socket.on('connect', follow);
  socket.on('disconnect', follow);
  socket.on('connect_error', follow);
}
