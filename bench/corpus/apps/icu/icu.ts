import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const BEAT_MS = 1_000;

/** Frames that are lists which begin with their name, and local state of things that are known by their `bed_no`. */
export const icu: SmallApp = {
  name: 'app-icu',
  row: 'A monitor of beds lets a slow read put old vital signs over newer ones, and stays green while nothing comes any more.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.stale-overwrite': 1, 'gap.half-open': 1 },
  also: {
    'state.diverged': 'What the slow read put back stays.',
    'status.lying': 'The light is green over a dead line.',
  },
  serve(app, server) {
    const beds = [1, 2, 3].map((bed) => ({
      bed_no: `ICU-${bed}`,
      patient: ['Kay', 'Lou', 'Max'][bed - 1],
      spo2: 97,
      pulse: 70 + bed,
      rev: 1,
    }));
    app.get('/beds', (_request, response) => response.json({ beds }));
    app.get('/beds/:bed', ({ params }, response) => {
      const answer = JSON.stringify({ bed: beds.find(({ bed_no }) => bed_no === params.bed) });
      later(1_400, () => response.type('json').send(answer));
    });
    let seq = 0;
    serveSocket(server, '/live', (say, socket) => {
      let isDead = false;
      let beat = 0;
      const timer = setInterval(() => {
        if (!isDead) say(['hb', ++beat]);
      }, BEAT_MS);
      socket.on('close', () => clearInterval(timer));
      return (text) => {
        const [what, detail] = JSON.parse(text);
        const bed = beds.find(({ bed_no }) => bed_no === detail);
        if (what === 'spot-check' && bed !== undefined)
          later(500, () => {
            Object.assign(bed, { spo2: bed.spo2 - 4, pulse: bed.pulse + 9, rev: bed.rev + 1 });
            say(['vitals', ++seq, { ...bed }]);
          });
        if (what === 'stall') isDead = true;
      };
    });
  },
  async play(stage) {
    const nurse = await stage.device();
    await nurse.see('Max 97');
    for (const bed of [1, 2, 3]) {
      await nurse.press(`Check ICU-${bed}`);
      await stage.pass(900);
    }
    await nurse.see('Max 93');
    await stage.pass(1_500);
    await nurse.press('Check ICU-2');
    await nurse.press('Open ICU-2');
    await nurse.see('Lou 89');
    await stage.pass(5_500);
    await nurse.press('Stall');
    await stage.pass(18_000);
  },
};
