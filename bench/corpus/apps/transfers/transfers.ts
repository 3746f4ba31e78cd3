import { type WebSocket, WebSocketServer } from 'ws';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

const LIMIT = 1_000;

/** After banks' pages over RTK Query: a mutation that invalidates nothing, one that is not undone, and a stream that is opened once. */
export const transfers: SmallApp = {
  name: 'app-transfers',
  row: 'A bank shows the balance from before a transfer, keeps a transfer that was refused, and its stream does not come back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1, 'write.lost': 1, 'gap.no-reconnect': 1 },
  serve(app, server) {
    const account = { id: 'acc_7731', name: 'Everyday', currency: 'EUR', balance: 2_450 };
    const savings = { id: 'acc_7732', name: 'Savings', currency: 'EUR', balance: 9_000 };
    const transactions = [
      { id: 'trx_501', accountId: account.id, amount: -40, payee: 'Baker', bookedAt: '2026-05-01T08:00:00.000Z' },
      { id: 'trx_502', accountId: account.id, amount: 900, payee: 'Employer', bookedAt: '2026-05-02T08:00:00.000Z' },
    ];
    const readers = new Set<WebSocket>();
    let wasPaid = false;
    const sockets = new WebSocketServer({ server, path: '/stream' });
    sockets.on('connection', (socket) => {
      readers.add(socket);
      socket.on('close', () => readers.delete(socket));
      if (wasPaid) return;
      wasPaid = true;
      later(1_500, earn);
      later(5_000, earn);
    });
    const tell = (message: unknown) => {
      for (const socket of readers) socket.send(JSON.stringify(message));
    };
    const book = (amount: number, payee: string) => {
      account.balance += amount;
      const transaction = {
        id: `trx_${501 + transactions.length}`,
        accountId: account.id,
        amount,
        payee,
        bookedAt: new Date().toISOString(),
      };
      transactions.push(transaction);
      return transaction;
    };
    app.get('/api/accounts', (_request, response) => response.json([account, savings]));
    app.get('/api/accounts/:id/transactions', (_request, response) => response.json(transactions));
    app.post('/api/transfers', ({ body }, response) => {
      if (body.amount > LIMIT) return void response.status(422).json({ error: 'limit_exceeded' });
      const transaction = book(-body.amount, body.payee);
      response.status(201).json({ transaction, account });
    });
    function earn(): void {
      const transaction = book(100, 'Employer');
      tell({ type: 'transaction.booked', transaction });
      tell({ type: 'account.updated', account });
    }
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Baker: -40');
    await user.see('Everyday: 2650');
    await stage.pass(3_500);
    await user.press('Pay 200 to Landlord');
    await user.see('Landlord: -200');
    await stage.pass(9_000);
    await user.press('Pay 5000 to Dealer');
    await user.see('Refused');
    await stage.pass(7_000);
    user.cut();
    await stage.pass(1_500);
    user.restore();
    await stage.pass(14_000);
  },
};
