import type { Request } from 'express';
import { type WebSocket, WebSocketServer } from 'ws';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

const people: readonly Person[] = [
  { id: 'usr_mona_11', name: 'Mona', role: 'admin' },
  { id: 'usr_theo_12', name: 'Theo', role: 'agent' },
];

/** After backoffices in which an admin may be somebody else for a while: what was the admin's is still there then. */
export const backoffice: SmallApp = {
  name: 'app-backoffice',
  row: 'An admin logs in as an agent: the socket and the tickets are still those of the admin, and what was read last is left on the disk.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'auth.stale-socket': 1, 'identity.leak': 1, 'logout.stale-storage': 1 },
  also: { 'logout.stale-store': 'Who logs in as somebody else has left, too.' },
  serve(app, server) {
    const tickets = ['Invoice', 'Broken link', 'Refund', 'Printer'].map((subject, index) => ({
      id: `tck_${640 + index * 3}`,
      subject,
      status: 'open',
      ownerId: people[index % 2]?.id,
    }));
    const tokenOf = ({ id, role }: Person) =>
      [{ alg: 'none' }, { sub: id, role, iat: Math.floor(Date.now() / 1_000) }, { s: id }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
    const idIn = (token: string | undefined): string | undefined =>
      token && JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub;
    const who = (request: Request) => {
      const id = idIn(request.get('authorization')?.replace('Bearer ', ''));
      return people.find((one) => one.id === id);
    };
    const sockets = new WebSocketServer({ server, path: '/live' });
    const tell = (to: string | undefined, socket: WebSocket, at: number) => {
      const ticket = tickets[at];
      if (ticket?.ownerId === to)
        socket.send(JSON.stringify({ event: 'ticket.updated', ticket: { ...ticket, status: 'waiting' } }));
    };
    sockets.on('connection', (socket, request) => {
      const id = idIn(new URL(request.url ?? '/', 'http://x').searchParams.get('access_token') ?? undefined);
      later(2_000, () => tell(id, socket, id === people[0]?.id ? 0 : 1));
      later(9_000, () => tell(id, socket, id === people[0]?.id ? 2 : 3));
    });
    app.post('/api/auth/login', ({ body }, response) => {
      const user = people.find(({ name }) => name.toLowerCase() === body.email.split('@')[0]);
      if (user === undefined) return void response.status(401).json({ error: 'unknown' });
      response.json({ token: tokenOf(user), user });
    });
    app.post('/api/auth/impersonate', ({ body }, response) => {
      const user = people.find(({ id }) => id === body.userId);
      if (user === undefined) return void response.status(404).json({ error: 'unknown' });
      response.json({ token: tokenOf(user), user });
    });
    app.post('/api/auth/logout', (_request, response) => void response.json({ ok: true }));
    app.get('/api/users', (_request, response) => response.json({ users: people }));
    app.get('/api/tickets', (request, response) => {
      const user = who(request);
      if (user === undefined) return void response.status(401).json({ error: 'unknown' });
      response.json({ tickets: tickets.filter(({ ownerId }) => ownerId === user.id) });
    });
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.press('I am Mona');
    await desk.see('Invoice: waiting');
    await desk.press('Read Refund');
    await stage.pass(1_500);
    await desk.press('Log in as Theo');
    await desk.see('Broken link');
    await desk.see('You are Theo');
    await stage.pass(11_000);
    await desk.press('Read Printer');
    await stage.pass(1_000);
    await desk.press('Log out');
    await desk.see('I am Mona');
    await stage.pass(6_000);
  },
};
