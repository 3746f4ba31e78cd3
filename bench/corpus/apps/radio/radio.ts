import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** By how much the server's clock is ahead of its users'. */
const AHEAD_MS = 90_000;

interface Call {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly sentAt: string;
}

/** After chats that sort by a time which each client takes from its own clock. */
export const radio: SmallApp = {
  name: 'app-radio',
  row: "What the user says stands above what was said before it, for it bears the time of the user's clock, and the others that of the server.",
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.clock': 1 },
  serve(app, server) {
    const calls: Call[] = [];
    const keep = (text: string, sentAt = new Date(Date.now() + AHEAD_MS).toISOString()): Call => {
      const call = { id: `call_${calls.length + 1}`, no: calls.length + 1, text, sentAt };
      calls.push(call);
      return call;
    };
    keep('Base here');
    const { tell } = serveSocket(server, '/radio', () => {
      const words = ['Car 4 here', 'Car 7 here', 'Car 9 here'];
      for (const [index, text] of words.entries())
        later(800 * (index + 1), () => tell({ event: 'call', call: keep(text) }));
      return undefined;
    });
    app.get('/calls', (_request, response) => response.json(calls));
    app.post('/calls', ({ body }, response) => {
      response.status(201).json(keep(String(body.text), String(body.sentAt)));
      later(600, () => tell({ event: 'call', call: keep('Roger') }));
    });
  },
  async play(stage) {
    const driver = await stage.device();
    await driver.see('Car 9 here');
    await driver.press('Call');
    await driver.see('On my way');
    await driver.see('Roger');
    await driver.press('Refresh');
    await stage.pass(4_000);
  },
};
