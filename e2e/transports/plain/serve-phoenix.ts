import { serveSocket } from './serve-socket.ts';

/** Speaks Phoenix channels: whoever joins gets in but to the secret room, and hears what is said. */
export const servePhoenix = serveSocket((socket) => {
  const say = (...message: readonly unknown[]) => socket.send(JSON.stringify(message));
  return (text) => {
    const [joinRef, ref, topic, event, payload] = JSON.parse(text);
    const reply = (status: string, response: object) => say(joinRef, ref, topic, 'phx_reply', { status, response });
    if (event === 'phx_leave') return;
    if (topic === 'room:secret') reply('error', { reason: 'not for you' });
    else reply('ok', { n: 1 });
    if (event === 'say') say(joinRef, null, topic, 'said', payload);
  };
});
