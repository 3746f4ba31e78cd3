import type { Response } from 'express';
import type { SmallApp } from '../small-app.ts';

/** After boards that trust their stream to bring everything, and panels that keep what was clicked. */
export const lifts: SmallApp = {
  name: 'app-lifts',
  row: 'A board of ski lifts keeps a copy of the one that is looked at, and reads nothing again once its stream is back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1, 'gap.no-resync': 1 },
  also: {
    'gap.missed-events':
      'A lift closes while the stream is away. That two heard the same twice before does not prove that all is for both.',
  },
  serve(app) {
    const lifts = ['Gondola', 'Summit', 'Valley', 'Glacier'].map((name, index) => ({
      liftCode: `LFT-${index + 1}`,
      name,
      state: 'open',
      queueMin: 3 + index,
    }));
    const readers = new Set<Response>();
    app.get('/api/lifts', (_request, response) => response.json({ resort: 'Alpe', lifts }));
    app.post('/api/lifts/:code/close', ({ params }, response) => {
      const lift = lifts.find(({ liftCode }) => liftCode === params.code);
      if (lift) Object.assign(lift, { state: 'closed', queueMin: 0 });
      response.json({ ok: true });
      for (const reader of readers) reader.write(`event: lift\ndata: ${JSON.stringify(lift)}\n\n`);
    });
    app.get('/api/stream', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 500\n\n');
      readers.add(response);
      response.on('close', () => readers.delete(response));
    });
  },
  async play(stage) {
    const guest = await stage.device();
    await guest.see('Glacier: open');
    const operator = await stage.device();
    await operator.see('Glacier: open');
    await operator.press('Close Gondola');
    await guest.see('Gondola: closed');
    await stage.pass(1_000);
    await guest.press('Show Summit');
    await guest.see('Summit is open');
    await stage.pass(1_500);
    await operator.press('Close Summit');
    await guest.see('Summit: closed');
    await stage.pass(13_000);
    guest.cut();
    await stage.pass(1_500);
    await operator.press('Close Valley');
    await operator.see('Valley: closed');
    await stage.pass(500);
    guest.restore();
    await stage.pass(9_000);
  },
};
