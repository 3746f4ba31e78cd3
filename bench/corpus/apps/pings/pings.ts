import { later } from '../later.ts';
import { serveEvents, type Tell } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

/** Who types is known by the names of events alone, and a ping is read by an action that sends nothing. */
export const pings: SmallApp = {
  name: 'app-pings',
  row: 'A thread over a stream of events reads nothing again after an outage, so that someone types for ever; another tab never hears what was read.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.missed-events': 1, 'gap.no-resync': 1, 'state.stuck': 1, 'state.cross-tab': 1 },
  serve(app) {
    const readers: Tell[] = [];
    const tell = (event: string, data: object) => {
      for (const reader of readers) reader('message', { event, data });
    };
    const pings = ['Review me', 'Build failed'].map((text, index) => ({
      pingId: `p${index + 1}`,
      text,
      isRead: false,
      by: 'bot',
    }));
    app.post('/session', ({ body }, response) =>
      response.json({ user: { id: String(body.name), name: String(body.name) } }),
    );
    serveEvents(app, '/events', (reader) => readers.push(reader));
    app.get('/pings', (_request, response) => response.json(pings));
    app.post('/pings', ({ body }, response) => {
      const ping = { pingId: `p${pings.length + 1}`, text: String(body.text), isRead: false, by: String(body.by) };
      pings.push(ping);
      response.json(ping);
      tell('typing.stopped', { threadId: 'general', who: body.by });
      tell('ping.added', ping);
    });
    app.post('/typing', ({ body }, response) => {
      response.json({});
      tell('typing.started', { threadId: 'general', who: body.by });
    });
    app.post('/pings/:id/read', ({ params }, response) => {
      const ping = pings.find(({ pingId }) => pingId === params.id);
      if (ping) ping.isRead = true;
      later(60, () => response.json(ping));
    });
  },
  async play(stage) {
    const anna = await stage.device();
    await anna.press('I am anna');
    await anna.see('Build failed');
    const bert = await stage.device();
    await bert.press('I am bert');
    await bert.see('Build failed');
    for (let number = 1; number <= 3; number++) {
      await bert.press('Type');
      await anna.see('bert is typing');
      await stage.pass(600);
      await bert.press('Send');
      await anna.see(`Ping ${number + 2} of bert`);
      await stage.pass(700);
    }
    await bert.press('Type');
    await anna.see('bert is typing');
    anna.cut();
    await anna.see('Away');
    await bert.press('Send');
    await bert.see('Ping 6 of bert');
    await stage.pass(1_000);
    anna.restore();
    await anna.see('Here');
    await stage.pass(10_000);
    const second = await bert.window();
    await second.press('I am bert');
    await second.see('Build failed');
    await stage.pass(1_000);
    await second.press('Read Review me');
    await second.see('Review me, read');
    await stage.pass(8_000);
  },
};
