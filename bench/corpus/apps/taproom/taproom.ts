import { Server } from 'socket.io';
import type { SmallApp } from '../small-app.ts';

/** After tills that take what they ordered from the answer and from the room. */
export const taproom: SmallApp = {
  name: 'app-taproom',
  row: 'A till adds what it ordered by the answer and by the room, and keeps what was taken off the bill.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'store.duplicate': 1, 'state.undeleted': 1 },
  also: { 'event.duplicate': 'The same line comes by the answer and by the room.' },
  serve(app, server) {
    const io = new Server(server);
    const lines = [
      { line_id: 'ln_501', drink: 'Stout', cents: 480 },
      { line_id: 'ln_502', drink: 'Porter', cents: 520 },
      { line_id: 'ln_503', drink: 'Pils', cents: 410 },
    ];
    const bill = () => ({ table: 7, total_cents: lines.reduce((sum, { cents }) => sum + cents, 0), lines });
    app.get('/bills/7', (_request, response) => response.json(bill()));
    io.on('connection', (socket) => {
      socket.on('bill:open', (table: number) => void socket.join(`table:${table}`));
      socket.on('line:add', ({ drink }: { drink: string }, done: (answer: object) => void) => {
        const line = { line_id: `ln_${501 + lines.length}`, drink, cents: 450 };
        lines.push(line);
        done({ ok: true, line });
        io.to('table:7').emit('line:added', { table: 7, line });
      });
      socket.on('line:remove', ({ line_id }: { line_id: string }, done: (answer: object) => void) => {
        lines.splice(
          lines.findIndex((line) => line.line_id === line_id),
          1,
        );
        done({ ok: true });
        io.to('table:7').emit('line:removed', { table: 7, line_id });
      });
    });
  },
  async play(stage) {
    const till = await stage.device();
    await till.see('Pils');
    const waiter = await stage.device();
    await waiter.see('Pils');
    await stage.pass(1_500);
    await till.press('Add Cider');
    await till.see('Cider');
    await waiter.see('Cider');
    await stage.pass(6_000);
    await waiter.press('Remove Porter');
    await waiter.see('Removed');
    await stage.pass(7_000);
  },
};
