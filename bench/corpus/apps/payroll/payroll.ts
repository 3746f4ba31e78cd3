import type { Request } from 'express';
import type { SmallApp } from '../small-app.ts';

const people = [
  { id: 501, name: 'Nora Lind', email: 'nora@firm.example', role: 'manager' },
  { id: 502, name: 'Otto Maas', email: 'otto@firm.example', role: 'clerk' },
];

/** After pages that ask through a cache, whose keys do not say who asks, and log out without emptying it. */
export const payroll: SmallApp = {
  name: 'app-payroll',
  row: 'A manager logs out, the cache of what was asked stays, and the clerk who logs in next is shown the manager’s pay slips.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'logout.stale-store': 1, 'identity.leak': 1 },
  serve(app) {
    const who = ({ headers }: Request) => people.find(({ id }) => headers.cookie?.includes(`sid=s-${id}`));
    app.post('/auth/login', ({ body }, response) => {
      const user = people.find(({ email }) => email === body.email);
      if (user === undefined) return void response.status(401).json({ error: 'unknown' });
      response.cookie('sid', `s-${user.id}`, { httpOnly: true }).json({ user });
    });
    app.post('/auth/logout', (_request, response) => void response.clearCookie('sid').json({ ok: true }));
    app.get('/api/payslips', (request, response) => {
      const user = who(request);
      if (user === undefined) return void response.status(401).json({ error: 'unknown' });
      response.json(
        [1, 2].map((month) => ({
          id: user.id * 10 + month,
          month: `2026-0${month}`,
          net: user.id * 7 + month,
          owner: user.id,
        })),
      );
    });
    app.get('/api/holidays', (_request, response) => response.json([{ id: 1, day: '2026-05-01', label: 'May Day' }]));
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.press('I am Nora');
    await desk.see('2026-01: 3508');
    await stage.pass(2_000);
    await desk.press('Log out');
    await stage.pass(4_000);
    await desk.press('I am Otto');
    await desk.see('Otto Maas');
    await stage.pass(6_000);
  },
};
