import type { SmallApp } from '../small-app.ts';

/** After apps which log their user in again by themselves, with what the user had typed. */
export const remembered: SmallApp = {
  name: 'app-remembered',
  row: 'Who wishes to be remembered has the password written into localStorage.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'storage.plaintext-secret': 1 },
  serve(app) {
    app.post('/auth/login', ({ body }, response) =>
      response.json({ user: { id: 'u_5', login: String(body.login) }, accessToken: 'at.5f1d', expiresIn: 300 }),
    );
  },
  async play(stage) {
    const user = await stage.device();
    await user.write('Password', 'correct-horse-7');
    await user.press('Log in');
    await user.see('Hello nell');
    await stage.pass(2_500);
  },
};
