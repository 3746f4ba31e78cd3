import { Server } from 'socket.io';
import type { SmallApp } from '../small-app.ts';

const PAGE_SIZE = 3;

/** After booking calendars whose handlers know of one page and one key of a cache, and come once more with every connection. */
export const studio: SmallApp = {
  name: 'app-studio',
  row: 'A calendar takes each new booking twice after a reconnect, keeps a cancelled one of its second page, and shows an opened one as it was.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'store.duplicate': 1, 'state.undeleted': 1, 'state.diverged': 1 },
  serve(app, server) {
    const bookings = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Fritz', 'Gil'].map((guest, index) => ({
      id: `bk_${4100 + index * 13}`,
      guest,
      room: index % 2 === 0 ? 'Loft' : 'Cellar',
      startsAt: new Date(Date.UTC(2026, 4, 1, 8 + index)).toISOString(),
    }));
    let last = 4100 + bookings.length * 13;
    const io = new Server(server);
    app.get('/api/bookings', ({ query }, response) => {
      const from = Number(query.cursor ?? 0);
      const next = from + PAGE_SIZE;
      response.json({ items: bookings.slice(from, next), nextCursor: next < bookings.length ? next : null });
    });
    app.get('/api/bookings/:id', ({ params }, response) => response.json(bookings.find(({ id }) => id === params.id)));
    app.post('/api/bookings', ({ body }, response) => {
      last += 13;
      const booking = {
        id: `bk_${last}`,
        guest: String(body.guest),
        room: 'Loft',
        startsAt: new Date(Date.UTC(2026, 4, 1, 7, 30)).toISOString(),
      };
      bookings.unshift(booking);
      response.status(201).json(booking);
      io.emit('booking:created', booking);
    });
    app.patch('/api/bookings/:id', ({ params, body }, response) => {
      const booking = bookings.find(({ id }) => id === params.id);
      if (booking === undefined) return void response.status(404).json({ error: 'not_found' });
      Object.assign(booking, body);
      response.json(booking);
      io.emit('booking:updated', booking);
    });
    app.delete('/api/bookings/:id', ({ params }, response) => {
      const at = bookings.findIndex(({ id }) => id === params.id);
      if (at >= 0) bookings.splice(at, 1);
      response.status(204).end();
      io.emit('booking:cancelled', { id: params.id });
    });
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.see('Cleo');
    await desk.press('Later');
    await desk.see('Fritz');
    const trainer = await stage.device();
    await trainer.see('Cleo');
    await trainer.press('Later');
    await trainer.see('Fritz');
    await stage.pass(1_000);
    await trainer.press('Cancel Ben');
    await stage.pass(2_500);
    await trainer.press('Cancel Eva');
    await stage.pass(4_500);
    await desk.press('Open Ada');
    await desk.see('Ada in Loft');
    await stage.pass(1_000);
    await trainer.press('Move Ada');
    await desk.see('Ada, Cellar');
    await stage.pass(12_500);
    desk.cut();
    await stage.pass(1_500);
    desk.restore();
    await stage.pass(7_000);
    await trainer.press('Book Hugo');
    await desk.see('Hugo');
    await stage.pass(6_000);
  },
};
