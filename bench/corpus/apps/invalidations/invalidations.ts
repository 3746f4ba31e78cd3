import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

/**
 * A page that is told what to read again and nothing else. It differs from the server for a moment, where it shows what its user
 * did before that is confirmed; has fields of its own; and is given versions that say nothing and hashes that are never the same.
 */
export const invalidations: SmallApp = {
  name: 'app-invalidations',
  row: 'Frames only name what is to be read again; a change is shown before it is confirmed; some fields are nobody else’s.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'poll.hot',
    'state.diverged',
    'order.regressed',
    'order.stale-overwrite',
    'payload.partial',
    'write.lost',
    'state.cross-client',
    'event.orphan',
  ],
  serve(app) {
    const builds = [
      { id: 1, branch: 'main', state: 'queued', version: 'unknown', pinned: false },
      { id: 2, branch: 'fix', state: 'queued', version: 'unknown', pinned: false },
    ];
    const tells = new Set<() => void>();
    app.get('/builds', (_request, response) =>
      response.json(builds.map((build) => ({ ...build, hash: crypto.randomUUID() }))),
    );
    app.put('/builds/:id', ({ params, body }, response) => {
      const build = builds.find(({ id }) => id === Number(params.id));
      later(1_200, () => {
        if (build) build.pinned = Boolean(body.pinned);
        response.json({ ...build, hash: crypto.randomUUID() });
        for (const tell of tells) tell();
      });
    });
    serveEvents(app, '/invalidations', (tell) => {
      tells.add(() => tell('invalidate', { key: ['builds'] }));
      ['running', 'testing', 'packing', 'done'].forEach((state, step) => {
        later(1_000 + step * 800, () => {
          if (builds[0]) Object.assign(builds[0], { state, version: state === 'done' ? '4.2.0' : 'unknown' });
          tell('invalidate', { key: ['builds'] });
        });
      });
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('main: queued');
    await user.press('Expand 2');
    await user.press('Pin 2');
    await user.see('fix: queued, pinned, expanded');
    await user.see('main: done');
    await stage.pass(7_000);
  },
};
