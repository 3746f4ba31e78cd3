import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After deletions of many things at once, which say `ids` where those of one thing say `id`. */
export const folders: SmallApp = {
  name: 'app-folders',
  row: 'One file is deleted, and goes; two are deleted at once, by an event that names both, and stay.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.undeleted': 2 },
  serve(app, server) {
    let files = [1, 2, 3, 4, 5].map((id) => ({ id, name: `File ${id}`, size: id * 1_024, folder_id: 9 }));
    const { tell } = serveSocket(server, '/sync', () => undefined);
    app.get('/folders/9/files', (_request, response) => response.json({ files }));
    app.post('/files/delete', ({ body }, response) => {
      const ids: number[] = body.ids;
      files = files.filter(({ id }) => !ids.includes(id));
      response.json({ deleted: ids.length });
      tell(ids.length === 1 ? { type: 'file_deleted', id: ids[0] } : { type: 'files_deleted', ids });
    });
  },
  async play(stage) {
    const ada = await stage.device();
    await ada.see('File 5');
    const ben = await stage.device();
    await ben.see('File 5');
    await ben.press('Delete 1');
    await ada.see('4 files');
    await ben.press('Delete 2');
    await ada.see('3 files');
    await ben.press('Delete 3 and 4');
    await stage.pass(7_000);
  },
};
