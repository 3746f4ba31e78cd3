import { WebSocketServer } from 'ws';
import type { SmallApp } from '../small-app.ts';

/** After chats over Phoenix channels: what listens is bound anew with every join, and only what went well is answered. */
export const coaching: SmallApp = {
  name: 'app-coaching',
  row: 'A chat keeps what the server refused, takes each message twice after a reconnect, and goes on to show the text of before an edit beside its thread.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.lost': 1, 'store.duplicate': 1, 'state.diverged': 1 },
  serve(_app, server) {
    const messages = ['How was the squat?', 'Fine, and my knee too'].map((body, index) => ({
      id: `msg_${8_800 + index * 6}`,
      author: index === 0 ? 'coach' : 'athlete',
      body,
      edited_at: null as string | null,
    }));
    let last = 8_806;
    const hearers = new Map<object, (event: string, payload: object) => void>();
    const keep = (author: string, body: string) => {
      last += 6;
      const message = { id: `msg_${last}`, author, body, edited_at: null };
      messages.push(message);
      return message;
    };
    const edit = ({ id, body }: { id: string; body: string }) =>
      Object.assign(messages.find((one) => one.id === id) ?? {}, { body, edited_at: new Date().toISOString() });
    const tell = (name: string, message: object, except?: object) => {
      for (const [one, hear] of hearers) if (one !== except) hear(name, message);
    };
    const thread = () => ({ threads: [{ id: 'thr_12', title: 'Squat', last_message: messages.at(-1) }], messages });
    const sockets = new WebSocketServer({ server, path: '/coaching/websocket' });
    sockets.on('connection', (socket, request) => {
      const author = new URL(request.url ?? '/', 'http://x').searchParams.get('me') ?? '';
      socket.on('close', () => hearers.delete(socket));
      socket.on('message', (data) => {
        const [joinRef, ref, topic, event, payload] = JSON.parse(data.toString());
        const reply = (status: string, response: object) =>
          socket.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', { status, response }]));
        if (topic === 'phoenix') return reply('ok', {});
        if (event === 'phx_join') {
          hearers.set(socket, (name, told) => socket.send(JSON.stringify([joinRef, null, topic, name, told])));
          return reply('ok', thread());
        }
        if (event === 'message:edit') {
          reply('ok', {});
          return tell('message:edited', edit(payload));
        }
        if (payload.body.length > 40) return reply('error', { reason: 'too_long' });
        const message = keep(author, payload.body);
        reply('ok', { message });
        tell('message:new', message, socket);
      });
    });
  },
  async play(stage) {
    const coach = await stage.device();
    await coach.see('my knee too');
    const athlete = await stage.device();
    await athlete.see('my knee too');
    await stage.pass(1_000);
    await athlete.write('Message', 'Five sets of five');
    await athlete.press('Send');
    await coach.see('Squat: Five sets of five');
    await stage.pass(1_500);
    await coach.write('Message', 'Rest for two minutes');
    await coach.press('Send');
    await athlete.see('Rest for two minutes');
    await stage.pass(1_500);
    await athlete.write('Message', 'Then a bit more');
    await athlete.press('Send');
    await coach.see('Squat: Then a bit more');
    await stage.pass(2_000);
    await athlete.press('Edit Then a bit more');
    await coach.see('Then a bit more (10 kg)');
    await stage.pass(5_000);
    await athlete.write('Message', 'And now I tell you all about my holidays in the mountains');
    await athlete.press('Send');
    await stage.pass(7_500);
    coach.cut();
    await stage.pass(1_500);
    coach.restore();
    await stage.pass(6_000);
    await athlete.write('Message', 'Done');
    await athlete.press('Send');
    await coach.see('Done');
    await stage.pass(6_000);
  },
};
