import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After clients of GraphQL that open a new socket and forget what they had subscribed to. */
export const shipments: SmallApp = {
  name: 'app-shipments',
  row: 'The socket is back and acknowledged, the list is read again, and the subscription that was on the former socket is not made anew.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.lost-subscription': 1 },
  serve(app, server) {
    const all = ['Bern', 'Graz', 'Trento'].map((to, index) => ({
      __typename: 'Shipment',
      id: `S-${index + 1}`,
      to,
      status: 'PACKED',
      carrier: { __typename: 'Carrier', id: 'C-1', name: 'Post' },
    }));
    const subscribers = new Set<(shipment: (typeof all)[number]) => void>();
    app.post('/graphql', ({ body }, response) => {
      if (body.operationName === 'Shipments') return void response.json({ data: { shipments: all } });
      const shipment = all.find(({ id }) => id === body.variables.id);
      if (shipment) shipment.status = String(body.variables.status);
      response.json({ data: { setStatus: shipment } });
      if (shipment) for (const tell of subscribers) tell(shipment);
    });
    serveSocket(server, '/graphql/ws', (say, socket) => (text) => {
      const { type, id, payload } = JSON.parse(text);
      if (type === 'connection_init') say({ type: 'connection_ack' });
      if (type === 'ping') say({ type: 'pong' });
      if (type !== 'subscribe') return;
      const isOfNotes = payload.operationName === 'NoteAdded';
      const tell = (shipment: (typeof all)[number]) => {
        const noteAdded = { __typename: 'Note', id: `N-${shipment.id}`, text: `${shipment.to} was ${shipment.status}` };
        say({ type: 'next', id, payload: { data: isOfNotes ? { noteAdded } : { shipmentChanged: shipment } } });
      };
      subscribers.add(tell);
      socket.on('close', () => subscribers.delete(tell));
    });
  },
  async play(stage) {
    const office = await stage.device();
    await office.see('Bern: PACKED');
    const driver = await stage.device();
    await driver.see('live');
    await driver.press('Send Bern');
    await office.see('Bern: SENT');
    await driver.press('Send Graz');
    await office.see('Graz: SENT');
    await office.see('Graz was SENT');
    await office.press('Hide notes');
    await stage.pass(500);
    office.cut();
    await office.see('offline');
    await stage.pass(1_500);
    office.restore();
    await office.see('live');
    await stage.pass(3_000);
    await driver.press('Send Trento');
    await driver.see('Trento: SENT');
    await stage.pass(8_000);
  },
};
