import type { SmallApp } from '../small-app.ts';

/** After apps whose stores outlive their user, and whose optimistic answers outlive their failure. */
export const choir: SmallApp = {
  name: 'app-choir',
  row: 'A choir keeps a promise to come that the server did not take, and what one singer was shown for the next.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'write.lost': 1, 'logout.stale-store': 1, 'logout.stale-storage': 1, 'identity.leak': 1 },
  serve(app) {
    const singers = ['Anna', 'Bea'];
    const answers = new Map<string, string>();
    const nameOf = (token: string | undefined) => singers.find((name) => token?.endsWith(name.toLowerCase()));
    app.post('/auth/login', ({ body }, response) => {
      const name = String(body.name);
      const member_id = `mem_${name.toLowerCase()}_71c`;
      response.json({ user: { id: member_id, name, voice: 'alto' }, token: `t.${name.toLowerCase()}` });
    });
    app.post('/auth/logout', (_request, response) => response.json({ ok: true }));
    app.get('/rehearsals', ({ headers }, response) => {
      const name = nameOf(headers.authorization);
      if (name === undefined) return void response.status(401).json({});
      const first = name === 'Anna' ? 11 : 21;
      response.json({
        rehearsals: ['Elijah', 'Magnificat', 'Gloria'].map((piece, index) => ({
          id: `reh_${first + index}`,
          piece,
          hall: name === 'Anna' ? 'North hall' : 'South hall',
          my_answer: answers.get(`${name} reh_${first + index}`) ?? 'open',
        })),
      });
    });
    app.put('/rehearsals/:id/answer', ({ params, body, headers }, response) => {
      if (params.id.endsWith('2')) return void response.status(503).json({ error: 'Try later.' });
      const { id } = params;
      answers.set(`${nameOf(headers.authorization)} ${id}`, String(body.answer));
      response.json({ rehearsal: { id, my_answer: body.answer } });
    });
  },
  async play(stage) {
    const singer = await stage.device();
    await singer.press('Log in as Anna');
    await singer.see('Gloria');
    await stage.pass(1_000);
    await singer.press('Come to Elijah');
    await singer.see('Elijah: yes');
    await stage.pass(2_000);
    await singer.press('Come to Magnificat');
    await singer.see('Not saved');
    await stage.pass(8_000);
    await singer.press('Log out');
    await singer.see('Log in as Bea');
    await stage.pass(4_000);
    await singer.press('Log in as Bea');
    await singer.see('Hello Bea');
    await stage.pass(6_000);
  },
};
