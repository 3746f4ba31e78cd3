import type { SmallApp } from '../small-app.ts';

const patientsOf: Readonly<Record<string, readonly object[]>> = {
  ada: [
    { id: 301, name: 'Noor Haddad', ward: 'B2' },
    { id: 302, name: 'Tomas Ruiz', ward: 'B3' },
  ],
  ben: [{ id: 311, name: 'Ida Berg', ward: 'A1' }],
};
const visitsOf: Readonly<Record<string, readonly object[]>> = {
  ada: [{ id: 901, patient_id: 301, note: 'Fever since Monday', seen_at: '2026-03-02T09:00:00Z' }],
  ben: [{ id: 902, patient_id: 311, note: 'Stitches out', seen_at: '2026-03-02T10:00:00Z' }],
};

/** After portals in which one of several stores is not emptied at the logout. The user is in a cookie that no script reads. */
export const clinic: SmallApp = {
  name: 'app-clinic',
  row: 'A doctor logs out, one of two stores is not emptied, and a colleague logs in on the same page.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'logout.stale-store': 1, 'identity.leak': 1 },
  serve(app) {
    const doctorOf = (cookie = '') => /doctor=(\w+)/.exec(cookie)?.[1] ?? '';
    app.post('/api/login', (request, response) => {
      const id = String(request.body.name);
      response.cookie('doctor', id, { httpOnly: true }).json({ user: { id, name: `Dr. ${id}` } });
    });
    app.post('/api/logout', (_request, response) => response.clearCookie('doctor').json({ ok: true }));
    app.get('/api/wards', (_request, response) =>
      response.json([
        { id: 1, title: 'Ward A' },
        { id: 2, title: 'Ward B' },
      ]),
    );
    app.get('/api/patients', ({ headers }, response) => response.json(patientsOf[doctorOf(headers.cookie)] ?? []));
    app.get('/api/visits', ({ headers }, response) => response.json(visitsOf[doctorOf(headers.cookie)] ?? []));
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.see('Ward A');
    await desk.press('Log in as ada');
    await desk.see('Noor Haddad');
    await desk.press('Visits');
    await desk.see('Fever since Monday');
    await stage.pass(500);
    await desk.press('Log out');
    await desk.see('Nobody');
    await stage.pass(3_000);
    await desk.press('Log in as ben');
    await desk.see('Ida Berg');
    await stage.pass(3_500);
  },
};
