import { Server } from 'socket.io';
import type { SmallApp } from '../small-app.ts';

/** A page shows one board at a time, and joins only that one again: of the boards that were open before it wants nothing. */
export const cards: SmallApp = {
  name: 'app-cards',
  row: 'A board never leaves the room of the one before it, keeps what it showed at once beside what the server made of it, and listens once more with every connection.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'event.wrong-scope': 1, 'write.echo-duplicate': 3, 'store.duplicate': 1 },
  nearMissOf: ['event.wrong-scope', 'write.echo-duplicate', 'store.duplicate', 'gap.lost-subscription'],
  also: { 'event.duplicate': 'One event is taken twice by two listeners.' },
  serve(app, server) {
    const io = new Server(server);
    const boards = ['launch', 'hiring'].map((boardId) => ({ boardId, title: boardId }));
    const cards = ['Logo', 'Press kit'].map((title, index) => ({
      cardId: `crd-${index + 1}`,
      boardId: 'launch',
      columnId: 'todo',
      title,
      createdBy: 'system',
    }));
    cards.push({ cardId: 'crd-3', boardId: 'hiring', columnId: 'todo', title: 'Job ad', createdBy: 'system' });
    cards.push({ cardId: 'crd-4', boardId: 'hiring', columnId: 'todo', title: 'Interviews', createdBy: 'system' });
    app.get('/api/boards', (_request, response) => response.json({ payload: { boards } }));
    io.on('connection', (socket) => {
      socket.on('board:join', ({ boardId }, done: (answer: object) => void) => {
        void socket.join(`board:${boardId}`);
        done({ ok: true, data: { cards: cards.filter((card) => card.boardId === boardId) } });
      });
      socket.on('board:leave', ({ boardId }) => void socket.leave(`board:${boardId}`));
      socket.on('card:create', ({ boardId, title }, done: (answer: object) => void) => {
        const card = { cardId: `crd-${cards.length + 1}`, boardId, columnId: 'todo', title, createdBy: socket.id };
        cards.push(card);
        done({ ok: true });
        io.to(`board:${boardId}`).emit('card:created', { type: 'card:created', payload: { data: { card } } });
      });
    });
  },
  async play(stage) {
    const owner = await stage.device();
    await owner.press('Open launch');
    await owner.see('Press kit');
    const member = await stage.device();
    await member.press('Open launch');
    await member.see('Press kit');
    await stage.pass(700);
    await owner.press('Add Slogan');
    await member.see('Slogan');
    await stage.pass(3_500);
    await member.press('Open hiring');
    await member.see('Job ad');
    await stage.pass(800);
    await owner.press('Add Party');
    await owner.see('Party');
    await stage.pass(4_000);
    member.cut();
    await member.see('Offline');
    await stage.pass(800);
    member.restore();
    await member.see('Online');
    await stage.pass(1_500);
    await owner.press('Open hiring');
    await owner.see('Job ad');
    await owner.press('Add Offer');
    await member.see('Offer');
    await stage.pass(5_000);
  },
};
