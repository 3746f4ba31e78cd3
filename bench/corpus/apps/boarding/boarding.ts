import { attachProbe } from '@driftscope/probe';
import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

const GATE = 'gate_12';

/** After pages that show a list as soon as they can, and open the socket when that is done: what happens between is in neither. */
export const boarding: SmallApp = {
  name: 'app-boarding',
  row: 'A passenger boards after the list was read, and before the page is in the room of its gate: nothing ever says so.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.snapshot-race': 1 },
  serve(app, server, { collectorUrl, onStop }) {
    const passengers = ['Hugo', 'Inge'].map((name, index) => ({ id: `pax_${index + 1}`, name, gate_id: GATE }));
    const io = new Server(server);
    const probe = attachProbe(io, { collectorUrl, app: 'app-boarding' });
    onStop(() => probe.stop());
    const board = (name: string) => {
      const passenger = { id: `pax_${passengers.length + 1}`, name, gate_id: GATE };
      passengers.push(passenger);
      io.to(GATE).emit('passenger:boarded', passenger);
    };
    io.on('connection', (socket) => {
      socket.on('gate:watch', async (gate: string, done: () => void) => {
        await socket.join(gate);
        done();
      });
    });
    app.get(`/gates/${GATE}/passengers`, (_request, response) => {
      response.json(passengers);
      later(400, () => board('Ida'));
      later(2_600, () => board('Jens'));
    });
  },
  async play(stage) {
    const steward = await stage.device();
    await steward.see('Hugo');
    await steward.see('Jens');
    await stage.pass(7_000);
  },
};
