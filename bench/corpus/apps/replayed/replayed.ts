import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** A room that tells who comes back what they have missed, and some of what they have, one by one; what was deleted stays, in grey. */
export const replayed: SmallApp = {
  name: 'app-replayed',
  row: 'A socket that is back is told what it missed and some of what it had; deleted messages stay in grey; who is online is told every two seconds at most.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'gap.no-resync',
    'gap.missed-events',
    'event.duplicate',
    'store.duplicate',
    'state.undeleted',
    'order.regressed',
    'presence.ghost-online',
  ],
  serve(_app, server) {
    const io = new Server(server);
    const log: {
      seq: number;
      type: string;
      message: { id: string; author: string; text: string; deletedAt?: string };
    }[] = [];
    let isAwaited = false;
    const present = new Map<string, string>();
    const add = (type: string, message: (typeof log)[number]['message']) => {
      const event = { seq: log.length + 1, type, message };
      log.push(event);
      io.emit('event', event);
    };
    const tellPresence = () => {
      if (isAwaited) return;
      isAwaited = true;
      later(2_000, () => {
        isAwaited = false;
        io.emit('presence', { online: [...new Set(present.values())] });
      });
    };
    io.on('connection', (socket) => {
      const { user } = socket.handshake.auth;
      present.set(socket.id, String(user));
      tellPresence();
      socket.on('disconnect', () => {
        present.delete(socket.id);
        tellPresence();
      });
      socket.on('since', (seq: number) => {
        // One too many rather than one too few.
        for (const event of log.slice(Math.max(0, seq - 1))) socket.emit('event', event);
      });
      socket.on('post', (message: { id: string; text: string }, done: () => void) => {
        add('posted', { ...message, author: String(user) });
        done();
      });
      socket.on('delete', (id: string) => {
        const posted = log.find(({ message }) => message.id === id);
        if (posted) add('deleted', { ...posted.message, text: '', deletedAt: new Date().toISOString() });
      });
    });
  },
  async play(stage) {
    const tess = await stage.device();
    await tess.press('Come in');
    await tess.see('Live');
    const uma = await stage.device();
    await uma.press('Come in');
    await uma.see('Live');
    for (const turn of [1, 2, 3]) {
      await uma.press('Post');
      await tess.see(`Word ${turn}`);
    }
    await uma.press('Delete Word 2');
    await tess.see('Deleted');
    tess.cut();
    await tess.see('Away');
    await uma.press('Post');
    await uma.press('Delete Word 3');
    await stage.pass(3_500);
    tess.restore();
    await tess.see('Live');
    await tess.see('Word 4');
    await tess.press('Post');
    await uma.see('Word 5');
    await stage.pass(7_000);
  },
};
