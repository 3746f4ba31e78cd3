import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After pages that make a new client when their token was refreshed, and join again what they think of first. */
export const ward: SmallApp = {
  name: 'app-ward',
  row: 'A new Phoenix socket takes the place of the one that failed, the nurse’s own channel is joined on it, and that of the ward is not.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'gap.lost-subscription': 1 },
  serve(app, server) {
    const beds = [1, 2, 3].map((id) => ({
      id,
      patient: `Patient ${id}`,
      state: 'calm',
      changed_at: '2026-03-02T08:00:00Z',
    }));
    const joined = new Set<{ topic: string; say: (message: unknown) => void }>();
    const tellTopic = (topic: string, event: string, payload: object) => {
      for (const one of joined) if (one.topic === topic) one.say([null, null, topic, event, payload]);
    };
    app.get('/api/beds', (_request, response) => response.json({ data: beds }));
    app.post('/api/beds/:id/ring', ({ params }, response) => {
      const bed = beds.find(({ id }) => id === Number(params.id));
      Object.assign(bed ?? {}, { state: 'rings', changed_at: new Date().toISOString() });
      response.json({ data: bed });
      tellTopic('ward:7', 'bed_changed', { bed });
    });
    serveSocket(server, '/socket/websocket', (say, socket) => (text) => {
      const [joinRef, ref, topic, event] = JSON.parse(text);
      say([joinRef, ref, topic, 'phx_reply', { status: 'ok', response: {} }]);
      if (event !== 'phx_join') return;
      const one = { topic, say };
      joined.add(one);
      socket.on('close', () => joined.delete(one));
    });
  },
  async play(stage) {
    const nurse = await stage.device();
    await nurse.see('Patient 1: calm');
    await nurse.see('here');
    const doctor = await stage.device();
    await doctor.see('here');
    await doctor.press('Ring 1');
    await nurse.see('Patient 1: rings');
    await doctor.press('Ring 2');
    await nurse.see('Patient 2: rings');
    nurse.cut();
    await nurse.see('away');
    await stage.pass(1_000);
    nurse.restore();
    await nurse.see('here');
    await stage.pass(2_500);
    await doctor.press('Ring 3');
    await doctor.see('Patient 3: rings');
    await stage.pass(8_000);
  },
};
