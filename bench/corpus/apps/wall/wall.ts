import type { SmallApp } from '../small-app.ts';

/** After screens on a wall: the browser opens its stream of events again by itself, and nobody asks what was missed. */
export const wall: SmallApp = {
  name: 'app-wall',
  row: 'The stream of events breaks and comes back by itself; an alarm that was raised meanwhile is not on the wall.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.missed-events': 1 },
  also: { 'gap.no-resync': 'The browser tells the server how far it was; this one takes no notice.' },
  nearMissOf: ['gap.missed-events', 'gap.no-resync'],
  serve(app) {
    const alarms = [{ id: 1, place: 'Hall', level: 2, raised_at: '2026-03-02T08:00:00Z' }];
    const readers = new Set<(text: string) => void>();
    app.get('/alarms', (_request, response) => response.json(alarms));
    app.post('/alarms', ({ body }, response) => {
      const alarm = { id: alarms.length + 1, place: String(body.place), level: 1, raised_at: new Date().toISOString() };
      alarms.push(alarm);
      response.json(alarm);
      for (const write of readers) write(`id: ${alarm.id}\ndata: ${JSON.stringify({ kind: 'alarm', alarm })}\n\n`);
    });
    app.get('/stream', (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 500\n\n');
      const write = (text: string) => void response.write(text);
      readers.add(write);
      request.on('close', () => readers.delete(write));
    });
  },
  async play(stage) {
    const screen = await stage.device();
    await screen.see('Hall');
    const guard = await stage.device();
    await guard.see('Hall');
    for (const place of ['Gate', 'Roof', 'Cellar']) {
      await guard.press(`Raise ${place}`);
      await screen.see(`${place}, level 1`);
    }
    screen.cut();
    await screen.see('Lost');
    await guard.press('Raise Yard');
    await guard.see('Yard, level 1');
    await stage.pass(1_500);
    screen.restore();
    await screen.see('Watching');
    await stage.pass(9_000);
  },
};
