import type { Response } from 'express';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After maps over a stream whose server replays what was missed: positions come late, and the badge waits for the stream to be given up. */
export const ferries: SmallApp = {
  name: 'app-ferries',
  row: 'A map of ferries takes an old position over a newer one, and says that it is live while its stream is away.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'order.regressed': 1, 'status.lying': 1 },
  nearMissOf: ['order.regressed', 'status.lying', 'state.counter', 'gap.no-resync', 'gap.missed-events'],
  serve(app) {
    const ferries = ['Aurora', 'Borealis', 'Corona'].map((name, index) => ({
      id: `fer_${31 + index}`,
      name,
      lat: 59.9 + index / 10,
      lon: 10.7,
      seq: 40 + index,
    }));
    let alerts = [{ id: 'al_1', ferryId: 'fer_31', text: 'Fog' }];
    const said: string[] = [];
    const readers = new Set<Response>();
    const tell = (event: string, data: unknown) => {
      const text = `id: ${said.length + 1}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      said.push(text);
      for (const reader of readers) reader.write(text);
    };
    const move = (at: number, seq: number) => {
      const ferry = ferries[at];
      if (ferry === undefined) return;
      const position = { ...ferry, lat: Number((59.9 + at / 10 + seq / 1_000).toFixed(3)), seq };
      if (seq > ferry.seq) ferries[at] = position;
      tell('position', { ferry: position });
    };
    const raise = (number: number, text: string) => {
      const alert = { id: `al_${number}`, ferryId: `fer_${30 + number}`, text };
      alerts = [...alerts, alert];
      tell('alert.opened', { alert });
    };
    app.get('/api/map', (_request, response) => response.json({ ferries, alerts, openAlerts: alerts.length }));
    app.get('/api/positions', (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 500\n\n');
      const last = request.get('last-event-id');
      for (const text of last === undefined ? [] : said.slice(Number(last))) response.write(text);
      readers.add(response);
      response.on('close', () => readers.delete(response));
      if (last !== undefined) return;
      later(1_000, () => move(0, 41));
      later(2_000, () => move(1, 42));
      later(2_500, () => raise(2, 'Swell'));
      later(3_000, () => move(0, 44));
      later(4_000, () => raise(3, 'Engine'));
      later(5_000, () => move(0, 43));
      later(9_000, () => move(2, 43));
      later(9_500, () => {
        alerts = alerts.filter(({ id }) => id !== 'al_1');
        tell('alert.closed', { id: 'al_1' });
      });
      later(17_000, () => move(1, 45));
    });
  },
  async play(stage) {
    const map = await stage.device();
    await map.see('Live');
    await map.see('Engine');
    await stage.pass(11_500);
    map.cut();
    await stage.pass(6_000);
    map.restore();
    await map.see('Borealis at 60.045');
    await stage.pass(7_000);
  },
};
