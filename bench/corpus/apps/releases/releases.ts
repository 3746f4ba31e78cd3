import { attachProbe } from '@driftscope/probe';
import { Router } from 'express';
import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';
import type { Release } from './release.ts';

/** How long a transaction takes, or what comes after it: longer than a page of a busy machine needs to read. */
const BUSY_MS = 1_800;

/** After servers that send their events inside of the transaction. The event says nothing but that there is something to read. */
export const releases: SmallApp = {
  name: 'app-releases',
  row: 'The server says that a release changed before its transaction is over, and who reads it then reads what it was.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'event.before-commit': 1 },
  serve(app, server, { collectorUrl, onStop }) {
    const all = ['Atlas', 'Borealis'].map(
      (name, index): Release => ({ id: `rel_${index + 1}`, name, stage: 'draft', version: 1 }),
    );
    const io = new Server(server);
    const probe = attachProbe(io, { collectorUrl, app: 'app-releases' });
    onStop(() => probe.stop());
    app.use(probe.express());

    const publish = (id: string): Release | undefined => {
      const index = all.findIndex((one) => one.id === id);
      const before = all[index];
      if (before === undefined) return undefined;
      const after = { ...before, stage: 'published', version: before.version + 1 };
      all[index] = after;
      return after;
    };
    const tell = () => io.emit('releases:changed');
    const first = Router();
    first.patch('/releases/:id', ({ params }, response) => {
      tell();
      later(BUSY_MS, () => response.json(publish(params.id)));
    });
    const second = Router();
    second.patch('/releases/:id', ({ params }, response) => {
      const published = publish(params.id);
      tell();
      later(BUSY_MS, () => response.json(published));
    });
    for (const routes of [first, second]) routes.get('/releases', (_request, response) => response.json(all));
    app.use('/api/v1', first);
    app.use('/api/v2', second);
  },
  async play(stage) {
    const author = await stage.device();
    await author.see('Connected');
    await author.see('Atlas: draft');
    const reader = await stage.device();
    await reader.see('Connected');
    await reader.see('Atlas: draft');
    await stage.pass(500);
    await author.press('Publish Atlas');
    await author.see('Atlas: published');
    await stage.pass(5_000);
  },
};
