import type { Response } from 'express';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

export const parking: SmallApp = {
  name: 'app-parking',
  row: 'A page over long polling books from a list it took before it asked, and books once more when the answer is late.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'state.clobbered': 1, 'write.duplicated': 1 },
  serve(app) {
    const bookings = ['L-A 101', 'L-B 202'].map((plate, index) => ({
      bookingRef: `BK${index + 1}`,
      spot: `P${index + 1}`,
      plate,
    }));
    const changes: { readonly seq: number; readonly booking: (typeof bookings)[number] }[] = [];
    const waiting = new Map<Response, number>();
    const byKey = new Map<string, (typeof bookings)[number]>();
    const answer = (response: Response, since: number) => {
      waiting.delete(response);
      response.json({ cursor: changes.length, changes: changes.filter(({ seq }) => seq > since) });
    };
    const add = (plate: string) => {
      const booking = { bookingRef: `BK${bookings.length + 1}`, spot: `P${bookings.length + 1}`, plate };
      bookings.push(booking);
      changes.push({ seq: changes.length + 1, booking });
      for (const [response, since] of waiting) answer(response, since);
      return booking;
    };
    app.get('/api/bookings', (_request, response) => response.json({ bookings, cursor: changes.length }));
    app.get('/api/changes', ({ query }, response) => {
      const since = Number(query.since);
      if (changes.length > since) return void answer(response, since);
      waiting.set(response, since);
      response.on('close', () => waiting.delete(response));
      later(20_000, () => waiting.has(response) && answer(response, since));
    });
    app.post('/api/bookings', ({ body, headers }, response) => {
      const key = headers['idempotency-key'];
      const known = typeof key === 'string' ? byKey.get(key) : undefined;
      const booking = known ?? add(String(body.plate));
      if (typeof key === 'string') byKey.set(key, booking);
      later(body.slow && known === undefined && bookings.length < 6 ? 2_500 : 900, () =>
        response.status(201).json({ booking }),
      );
    });
  },
  async play(stage) {
    const gate = await stage.device();
    await gate.see('L-B 202');
    const desk = await stage.device();
    await desk.see('L-B 202');
    await stage.pass(600);
    await gate.press('Book L-C 303');
    await stage.pass(250);
    await desk.press('Book L-D 404');
    await gate.see('L-D 404');
    await stage.pass(5_000);
    await desk.press('Book slowly L-E 505');
    await stage.pass(12_000);
  },
};
