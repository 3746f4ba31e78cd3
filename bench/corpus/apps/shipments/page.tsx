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
}

const SHIPMENT = 'id to status carrier { id name }';
const useShipments = create<Shipments>(() => ({ byId: {}, connection: 'offline' }));
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

let isSubscribed = false;
let lastId = 0;
function connect(): void {
  const socket = new WebSocket(socketUrl('/graphql/ws'), 'graphql-transport-ws');
  socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: {} }));
  socket.onclose = () => {
    useShipments.setState({ connection: 'offline' });
    if (!isDrifting()) isSubscribed = false;
    setTimeout(connect, 800);
  };
  socket.onmessage = ({ data }) => {
    const { type, payload } = JSON.parse(data);
    if (type === 'next') put(payload.data.shipmentChanged);
    if (type !== 'connection_ack') return;
    useShipments.setState({ connection: 'live' });
    void readAll();
    if (isSubscribed) return;
    isSubscribed = true;
    const query = `subscription ShipmentChanged { shipmentChanged { ${SHIPMENT} } }`;
    socket.send(
      JSON.stringify({ id: String(++lastId), type: 'subscribe', payload: { query, operationName: 'ShipmentChanged' } }),
    );
  };
}

function Shipments() {
  const { byId, connection } = useShipments();
  return (
    <main>
      <p>{connection}</p>
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
