import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

interface Post {
  readonly id: string;
  readonly roomId: string;
  readonly text: string;
}

/** What was said while an answer was on its way is not in it. */
const SLOW_MS = 1_200;

/** After chats that open a room without leaving the one before, and whose first page of it replaces what came meanwhile. */
export const lobby: SmallApp = {
  name: 'app-lobby',
  row: 'A post comes while its room is read, and is gone with the answer; later one of the room that was left stands in the open one.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.snapshot-race': 1, 'event.wrong-scope': 1 },
  serve(app, server) {
    const said: Readonly<Record<string, readonly string[]>> = {
      room_1: ['Welcome', 'Who is in?'],
      room_2: ['Tea at four', 'Bring a cup', 'And a spoon'],
    };
    let count = 0;
    const make = (roomId: string, text: string): Post => {
      count++;
      return { id: `post_${count}`, roomId, text };
    };
    const posts = Object.entries(said).flatMap(([roomId, texts]) => texts.map((text) => make(roomId, text)));
    app.get('/api/rooms/:id/posts', ({ params: { id } }, response) => {
      const now = posts.filter(({ roomId }) => roomId === id);
      later(id === 'room_2' ? SLOW_MS : 0, () => response.json(now));
    });
    serveSocket(server, '/live', (say) => {
      const joined = new Set<string>();
      const post = (roomId: string, text: string): void => {
        const made = make(roomId, text);
        posts.push(made);
        if (joined.has(roomId)) say({ type: 'post', post: made });
      };
      return (message) => {
        const { type, roomId }: { type: string; roomId: string } = JSON.parse(message);
        if (type === 'leave') joined.delete(roomId);
        else joined.add(roomId);
        if (type !== 'join' || roomId !== 'room_2') return;
        later(SLOW_MS / 2, () => post('room_2', 'Make it five'));
        later(SLOW_MS + 4_000, () => post('room_1', 'Is anybody still here?'));
        later(SLOW_MS + 4_300, () => post('room_2', 'Five it is'));
      };
    });
  },
  async play(stage) {
    const guest = await stage.device();
    await guest.see('Who is in?');
    await stage.pass(1_000);
    await guest.press('Tea room');
    await guest.see('Bring a cup');
    await guest.see('Five it is');
    await stage.pass(4_000);
  },
};
