import { serveSocket } from './serve-socket.ts';

/** Speaks `graphql-transport-ws`: every operation has two results. */
export const serveGraphql = serveSocket((socket) => {
  const say = (message: object) => socket.send(JSON.stringify(message));
  return (text) => {
    const { type, id } = JSON.parse(text);
    if (type === 'connection_init') say({ type: 'connection_ack' });
    if (type === 'ping') say({ type: 'pong' });
    if (type !== 'subscribe') return;
    for (const n of [1, 2]) say({ type: 'next', id, payload: { data: { message: { id: `m_${n}` } } } });
    say({ type: 'complete', id });
  };
});
