import { type WebSocket, WebSocketServer } from 'ws';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After pages over Pusher: a component binds again each time it is shown, and a logout knows of one store of two. */
export const vets: SmallApp = {
  name: 'app-vets',
  row: 'A waiting room has each new animal twice once it was left and shown again, and leaves one user’s notes to the next.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'store.duplicate': 1, 'logout.stale-store': 1, 'identity.leak': 1 },
  // Its channel is open to all, and its users log in.
  nearMissOf: ['store.duplicate', 'logout.stale-store', 'identity.leak', 'auth.anonymous-socket'],
  serve(app, server) {
    const people = [
      { id: 'usr_nora_31', name: 'Nora' },
      { id: 'usr_omar_32', name: 'Omar' },
    ];
    let visits = ['Rex', 'Tiger', 'Polly'].map((animal, index) => ({
      id: `vis_${2_210 + index * 9}`,
      animal,
      owner: ['Ida', 'Jon', 'Kim'][index],
      status: 'waiting',
    }));
    const notes = people.flatMap(({ id, name }, at) =>
      ['Ask for the X-ray', 'Call the owner back'].map((text, index) => ({
        id: `nte_${6_100 + at * 40 + index * 3}`,
        authorId: id,
        text: `${text} (${name})`,
      })),
    );
    const joined = new Set<WebSocket>();
    const tell = (event: string, data: unknown) => {
      for (const socket of joined)
        socket.send(JSON.stringify({ event, channel: 'waiting-room', data: JSON.stringify(data) }));
    };
    const arrive = (number: number, animal: string, owner: string) => {
      const visit = { id: `vis_${number}`, animal, owner, status: 'waiting' };
      visits.push(visit);
      tell('visit.arrived', visit);
    };
    const call = (number: number) => {
      const id = `vis_${number}`;
      visits = visits.filter((one) => one.id !== id);
      tell('visit.called', { id, status: 'called' });
    };
    let wasOpen = false;
    const sockets = new WebSocketServer({ server, path: '/app/vets' });
    sockets.on('connection', (socket) => {
      const say = (event: string, data: unknown, channel?: string) =>
        socket.send(JSON.stringify({ event, ...(channel && { channel }), data: JSON.stringify(data) }));
      say('pusher:connection_established', { socket_id: `${Date.now()}.7`, activity_timeout: 120 });
      socket.on('close', () => joined.delete(socket));
      socket.on('message', (text) => {
        const { event, data } = JSON.parse(text.toString());
        if (event === 'pusher:ping') say('pusher:pong', {});
        if (event !== 'pusher:subscribe') return;
        joined.add(socket);
        say('pusher_internal:subscription_succeeded', {}, data.channel);
        if (wasOpen) return;
        wasOpen = true;
        later(1_500, () => arrive(2_301, 'Hamlet', 'Lea'));
        later(3_500, () => arrive(2_308, 'Bella', 'Max'));
        later(6_000, () => call(2_210));
        later(18_500, () => arrive(2_322, 'Coco', 'Nils'));
      });
    });
    app.post('/api/session', ({ body }, response) => {
      const user = people.find(({ name }) => name === body.name);
      if (user === undefined) return void response.status(401).json({ error: 'unknown' });
      response.json({ token: `tok_${user.id}_${'b7'.repeat(12)}`, user });
    });
    app.delete('/api/session', (_request, response) => response.json({ ok: true }));
    app.get('/api/visits', (_request, response) => response.json({ visits, waitingCount: visits.length }));
    app.get('/api/notes', (request, response) =>
      response.json(notes.filter(({ authorId }) => request.get('authorization')?.includes(authorId))),
    );
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.press('I am Nora');
    await desk.see('Bella of Max');
    await stage.pass(7_000);
    await desk.press('My notes');
    await desk.see('Ask for the X-ray (Nora)');
    await stage.pass(3_000);
    await desk.press('Waiting room');
    await desk.see('Tiger of Jon');
    await desk.see('Coco of Nils');
    await stage.pass(4_000);
    await desk.press('Leave');
    await desk.see('I am Omar');
    await stage.pass(4_500);
    await desk.press('I am Omar');
    await desk.see('Coco of Nils');
    await stage.pass(6_000);
  },
};
