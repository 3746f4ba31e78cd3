import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After pages whose effect goes on with the key of SWR that it had when it ran first. */
export const workshop: SmallApp = {
  name: 'app-workshop',
  row: 'A list is asked for in another order, which is another key, and what the socket says goes to the former one.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1 },
  serve(app, server) {
    const repairs = ['Bike', 'Lamp', 'Clock'].map((name, index) => ({ id: 71 + index, name, status: 'waiting' }));
    const { tell } = serveSocket(server, '/events', () => undefined);
    app.get('/api/repairs', ({ query }, response) => {
      const isByName = query.sort === 'name';
      response.json(isByName ? repairs.toSorted((one, other) => one.name.localeCompare(other.name)) : repairs);
    });
    app.post('/api/repairs/:id', ({ params, body }, response) => {
      const repair = repairs.find(({ id }) => id === Number(params.id));
      if (repair === undefined) return void response.status(404).json({});
      repair.status = String(body.status);
      response.json(repair);
      tell({ type: 'repair.changed', repair });
    });
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.see('Bike: waiting');
    const bench = await stage.device();
    await bench.see('Clock: waiting');
    await stage.pass(500);
    await bench.press('Begin Bike');
    await desk.see('Bike: begun');
    await stage.pass(2_500);
    await bench.press('Begin Lamp');
    await desk.see('Lamp: begun');
    await stage.pass(2_500);
    await desk.press('By name');
    await desk.see('sorted by name');
    await stage.pass(2_500);
    await bench.press('Begin Clock');
    await bench.see('Clock: begun');
    await stage.pass(15_000);
  },
};
