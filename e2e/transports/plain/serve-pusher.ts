import { serveSocket } from './serve-socket.ts';

/** Speaks Pusher's protocol: whoever subscribes gets one event, and one more when it goes. */
export const servePusher = serveSocket((socket) => {
  const say = (event: string, data: object, channel?: string) =>
    socket.send(JSON.stringify({ event, data: JSON.stringify(data), ...(channel === undefined ? {} : { channel }) }));
  say('pusher:connection_established', { socket_id: '1.2', activity_timeout: 120 });
  return (text) => {
    const { event, data } = JSON.parse(text);
    if (event === 'pusher:unsubscribe') say('gone', { channel: data.channel });
    if (event !== 'pusher:subscribe') return;
    say('pusher_internal:subscription_succeeded', {}, data.channel);
    say('pusher:ping', {});
    say('said', { text: 'hi ü' }, data.channel);
  };
});
