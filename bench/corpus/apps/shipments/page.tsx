import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Shipment {
  readonly id: string;
  readonly to: string;
  readonly status: string;
}
interface Shipments {
  readonly byId: Readonly<Record<string, Shipment>>;
  readonly connection: 'offline' | 'live';
  /** Absent: they are hidden, and nobody asks for them. */
  readonly notes?: readonly string[] | undefined;
}

const SHIPMENT = 'id to status carrier { id name }';
const useShipments = create<Shipments>(() => ({ byId: {}, connection: 'offline', notes: [] }));
const put = (shipment: Shipment) =>
  useShipments.setState(({ byId }) => ({ byId: { ...byId, [shipment.id]: shipment } }));

async function run<Data>(operationName: string, query: string, variables = {}): Promise<Data> {
  const { data } = await ask<{ data: Data }>('/graphql', { method: 'POST', body: { operationName, query, variables } });
  return data;
}

async function readAll(): Promise<void> {
  const { shipments } = await run<{ shipments: Shipment[] }>(
    'Shipments',
    `query Shipments { shipments { ${SHIPMENT} } }`,
  );
  useShipments.setState({ byId: Object.fromEntries(shipments.map((one) => [one.id, one])) });
}

const send = async (id: string) =>
  run(
    'SetStatus',
    `mutation SetStatus($id: ID!, $status: Status!) { setStatus(id: $id, status: $status) { ${SHIPMENT} } }`,
    {
      id,
      status: 'SENT',
    },
  );

let socket: WebSocket;
let isSubscribed = false;
const subscriptions = {
  ShipmentChanged: `subscription ShipmentChanged { shipmentChanged { ${SHIPMENT} } }`,
  NoteAdded: 'subscription NoteAdded { noteAdded { id text } }',
};
/** Each has its own name as its id. */
const subscribe = (name: keyof typeof subscriptions) =>
  socket.send(
    JSON.stringify({ id: name, type: 'subscribe', payload: { query: subscriptions[name], operationName: name } }),
  );

function hideNotes(): void {
  useShipments.setState({ notes: undefined });
  socket.send(JSON.stringify({ id: 'NoteAdded', type: 'complete' }));
}

function hear({ type, payload }: Frame): void {
  if (type === 'next' && payload.data.noteAdded)
    useShipments.setState(({ notes }) => ({ notes: [...(notes ?? []), payload.data.noteAdded.text] }));
  else if (type === 'next') put(payload.data.shipmentChanged);
  if (type !== 'connection_ack') return;
  useShipments.setState({ connection: 'live' });
  void readAll();
  if (isSubscribed) return;
  isSubscribed = true;
  subscribe('ShipmentChanged');
  if (useShipments.getState().notes) subscribe('NoteAdded');
}

interface Frame {
  readonly type: string;
  readonly payload: { readonly data: { readonly shipmentChanged: Shipment; readonly noteAdded: { text: string } } };
}

function connect(): void {
  socket = new WebSocket(socketUrl('/graphql/ws'), 'graphql-transport-ws');
  socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: {} }));
  socket.onclose = () => {
    useShipments.setState({ connection: 'offline' });
    if (!isDrifting()) isSubscribed = false;
    setTimeout(connect, 800);
  };
  socket.onmessage = ({ data }) => hear(JSON.parse(data));
}

function Shipments() {
  const { byId, connection, notes } = useShipments();
  return (
    <main>
      <p>{connection}</p>
      <button type="button" onClick={hideNotes}>
        Hide notes
      </button>
      {notes?.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {Object.values(byId).map(({ id, to, status }) => (
        <p key={id}>
          {`${to}: ${status}`}
          <button type="button" onClick={() => void send(id)}>{`Send ${to}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Shipments />);
connect();
