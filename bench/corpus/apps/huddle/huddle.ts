import { Server } from 'socket.io';
import type { SmallApp } from '../small-app.ts';

/** Who writes says when they begin and when they end; of who is gone before they end the others forget it. */
export const huddle: SmallApp = {
  name: 'app-huddle',
  row: 'Rita begins to write and loses her network before she has ended: the others see her writing for three seconds more.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: ['state.stuck', 'event.dropped', 'write.lost', 'store.duplicate'],
  serve(app, server) {
    const messages = [{ id: 1, from: 'Sam', text: 'Shall we begin?' }];
    app.get('/messages', (_request, response) => response.json(messages));
    const io = new Server(server, { pingInterval: 1_000, pingTimeout: 1_000 });
    io.on('connection', (socket) => {
      const { name } = socket.handshake.auth;
      socket.on('typing:start', () => socket.broadcast.emit('typing:start', { user: name }));
      socket.on('typing:stop', () => socket.broadcast.emit('typing:stop', { user: name }));
      socket.on('message', (text: string, done: (answer: object) => void) => {
        const message = { id: messages.length + 1, from: String(name), text };
        messages.push(message);
        done(message);
        socket.broadcast.emit('message', message);
      });
    });
  },
  async play(stage) {
    const rita = await stage.device();
    await rita.see('Shall we begin?');
    const sam = await stage.device();
    await sam.see('Shall we begin?');
    for (const turn of [1, 2, 3, 4]) {
      await rita.write('Message', `Rita's word ${turn}`);
      await sam.see('Somebody writes');
      await stage.pass(300);
      await rita.press('Send');
      await sam.see(`Rita's word ${turn}`);
    }
    await rita.write('Message', 'And another');
    await sam.see('Somebody writes');
    rita.cut();
    await stage.pass(18_000);
  },
};
