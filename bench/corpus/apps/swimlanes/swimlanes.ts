import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

interface Card {
  readonly id: number;
  readonly title: string;
  readonly lane: string;
  readonly rank: number;
}

/** Cards are dragged before the server agrees; it gives them other ranks, refuses a lane that is full, and tells each change twice. */
export const swimlanes: SmallApp = {
  name: 'app-swimlanes',
  row: 'A card is moved at once, the server renumbers all, sends the mover back from a full lane, and answers as well as tells; each news leads to a read as well.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'state.diverged',
    'write.lost',
    'order.stale-overwrite',
    'state.clobbered',
    'event.duplicate',
    'store.duplicate',
    'write.echo-duplicate',
  ],
  serve(app, server) {
    let cards: Card[] = ['Draw', 'Build', 'Test', 'Ship'].map((title, index) => ({
      id: index + 1,
      title,
      lane: index < 2 ? 'todo' : 'doing',
      rank: index + 1,
    }));
    const io = new Server(server);
    app.get('/board', (_request, response) => response.json({ lanes: ['todo', 'doing', 'done'], cards }));
    app.post('/cards', ({ body }, response) => {
      const card = { id: cards.length + 1, title: String(body.title), lane: 'todo', rank: cards.length + 1 };
      cards = [...cards, card];
      io.emit('card:added', { card, clientId: body.clientId });
      later(300, () => response.status(201).json({ card, clientId: body.clientId }));
    });
    app.post('/cards/:id/move', ({ params, body }, response) => {
      const moved = cards.find(({ id }) => id === Number(params.id));
      if (moved === undefined) return void response.status(404).json({ error: 'not_found' });
      if (body.lane === 'done')
        return void later(500, () => response.status(409).json({ error: 'The lane is full.', card: moved }));
      const others = cards.filter(({ id }) => id !== moved.id);
      cards = [{ ...moved, lane: String(body.lane) }, ...others].map((card, index) => ({ ...card, rank: index + 1 }));
      later(200, () => {
        response.json({ cards });
        io.emit('board:changed', { cards });
      });
    });
  },
  async play(stage) {
    const lea = await stage.device();
    await lea.see('todo: Draw, Build');
    const max = await stage.device();
    await max.see('todo: Draw, Build');
    await lea.press('Move Build to doing');
    await max.see('doing: Build, Test, Ship');
    await max.press('Move Ship to todo');
    await lea.see('todo: Ship, Draw');
    await stage.pass(1_500);
    await lea.press('Move Ship to done');
    await lea.see('The lane is full');
    await lea.press('Add Paint');
    await max.see('Paint');
    await max.press('Move Draw to doing');
    await lea.press('Move Paint to doing');
    await lea.see('doing: Paint, Draw');
    await stage.pass(7_000);
  },
};
