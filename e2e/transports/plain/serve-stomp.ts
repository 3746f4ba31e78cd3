import { serveSocket } from './serve-socket.ts';

/** Speaks STOMP 1.2: what is sent to a destination comes back as its message. */
export const serveStomp = serveSocket((socket) => {
  const say = (command: string, headers: Readonly<Record<string, string>>, body = '') =>
    socket.send(
      `${command}\n${Object.entries(headers)
        .map(([name, value]) => `${name}:${value}\n`)
        .join('')}\n${body}\0`,
    );
  let subscription = '';
  return (text) => {
    const [head = '', body = ''] = text.replace(/\0\s*$/, '').split('\n\n');
    const [command, ...lines] = head.split('\n');
    const headers = Object.fromEntries(lines.map((line) => line.split(/:(.*)/, 2)));
    if (command === 'CONNECT') say('CONNECTED', { version: '1.2', session: 's_1', 'heart-beat': '0,0' });
    if (command === 'SUBSCRIBE') subscription = headers.id;
    if (command === 'SEND') {
      say('MESSAGE', { destination: headers.destination, subscription, 'message-id': '1' }, body);
      say('RECEIPT', { 'receipt-id': headers.receipt });
    }
    if (command === 'DISCONNECT') socket.close(1000);
  };
});
