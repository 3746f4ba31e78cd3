import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';
import type { Vehicle } from './vehicle.ts';

/** After boards that open their socket again and read nothing. What they show is known by its number. */
export const fleet: SmallApp = {
  name: 'app-fleet',
  row: 'One of two boards loses its connection, a vehicle is sent out meanwhile, and the board is back and does not ask.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.missed-events': 1, 'gap.no-resync': 1 },
  serve(app, server) {
    const vehicles: Vehicle[] = [
      { vehicleNo: 'V-1', place: 'Depot' },
      { vehicleNo: 'V-2', place: 'Road' },
    ];
    let boards = 0;
    app.get('/vehicles', (_request, response) => response.json({ vehicles }));
    const { tell } = serveSocket(server, '/live', () => {
      boards++;
      if (boards === 2) for (const number of [3, 4, 5]) later(number * 900, () => send(`V-${number}`));
      return undefined;
    });
    function send(vehicleNo: string): void {
      const data = { vehicleNo, place: 'Road' };
      vehicles.push(data);
      tell({ event: 'vehicle.sent', data });
    }
    app.post('/vehicles', (_request, response) => {
      send('V-6');
      response.json({ isSent: true });
    });
  },
  async play(stage) {
    const [wall, desk] = [await stage.device(), await stage.device()];
    await wall.see('V-5: Road');
    await desk.see('V-5: Road');
    await stage.pass(1_500);
    wall.cut();
    await wall.see('Away');
    await desk.press('Send another');
    await desk.see('V-6: Road');
    await stage.pass(2_000);
    wall.restore();
    await wall.see('Live');
    await stage.pass(12_000);
  },
};
