import type { SmallApp } from '../small-app.ts';

/** After forms whose button keeps turning once the server has failed. */
export const uploads: SmallApp = {
  name: 'app-uploads',
  row: 'The server refuses a file, and the list goes on saying that files are being uploaded.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.stuck': 1 },
  serve(app) {
    const names: string[] = [];
    app.post('/api/files', ({ body }, response) => {
      if (names.length >= 3) {
        response.status(507).json({ error: 'The disk is full.' });
        return;
      }
      names.push(String(body.name));
      response.status(201).json({ id: `f_${names.length}`, name: body.name });
    });
  },
  async play(stage) {
    const user = await stage.device();
    for (const count of ['1 file', '2 files', '3 files']) {
      await user.press('Upload');
      await user.see(count);
    }
    await user.press('Upload');
    await stage.pass(8_000);
  },
};
