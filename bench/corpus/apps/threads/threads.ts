import { Server } from 'socket.io';
import type { SmallApp } from '../small-app.ts';

/** After badges that add up what comes, and do not hear of what was read on the phone. */
export const threads: SmallApp = {
  name: 'app-threads',
  row: 'A thread is read on the phone, its own number goes to nothing, and the badge, which is a number by itself, stays.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'state.counter': 1 },
  serve(app, server) {
    const all = [
      { id: 1, subject: 'Lease', unread: 2, snippet: 'When can we …' },
      { id: 2, subject: 'Garden', unread: 0, snippet: 'The hedge is …' },
      { id: 3, subject: 'Keys', unread: 1, snippet: 'I have lost …' },
    ];
    const total = () => all.reduce((sum, { unread }) => sum + unread, 0);
    const io = new Server(server);
    io.on('connection', (socket) => void socket.join('me'));
    app.get('/api/threads', (_request, response) => response.json({ threads: all, unreadTotal: total() }));
    app.post('/api/threads/:id/:what', ({ params }, response) => {
      const thread = all.find(({ id }) => id === Number(params.id));
      if (thread === undefined) return void response.status(404).json({ error: 'not_found' });
      thread.unread = params.what === 'read' ? 0 : thread.unread + 1;
      response.json({ id: thread.id, unread: thread.unread });
      if (params.what === 'read') io.to('me').emit('thread:read', { id: thread.id, unread: 0 });
      else io.to('me').emit('thread:message', { id: thread.id, unread: thread.unread, snippet: 'Hello again' });
    });
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.see('3 unread');
    const phone = await stage.device();
    await phone.see('3 unread');
    await phone.press('Write to Garden');
    await desk.see('4 unread');
    await phone.press('Write to Garden');
    await desk.see('5 unread');
    await stage.pass(1_000);
    await phone.press('Read Lease');
    await desk.see('Lease (0)');
    await stage.pass(6_000);
  },
};
