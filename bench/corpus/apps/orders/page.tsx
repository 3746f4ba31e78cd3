import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';
import type { Order, OrderPage } from './order.ts';

const nothing: OrderPage = { orders: [], total: 0 };
const useKitchen = create(() => ({ open: nothing, archive: nothing }));
const useHeader = create(() => ({ unread: 0, hasPanel: true }));

const counted = ({ orders, total }: OrderPage, order: Order): OrderPage => ({
  orders: [...orders, order],
  total: total + 1,
});

function take(order: Order): void {
  useKitchen.setState(({ open }) => ({
    open: order.isRush && isDrifting() ? { ...open, orders: [...open.orders, order] } : counted(open, order),
  }));
}

/** The page stays as long as it was: what is older is on the next one. */
function takeArchived(order: Order): void {
  useKitchen.setState(({ archive: { orders, total } }) => ({
    archive: { orders: [order, ...orders].slice(0, orders.length), total: total + 1 },
  }));
}

/** It is shown and counted before the server has it. */
async function place(): Promise<void> {
  const { open } = useKitchen.getState();
  useKitchen.setState({ open: counted(open, { id: 'new', dish: 'Curry…', isRush: false }) });
  const { order, total } = await ask<{ order: Order; total: number }>('/orders', {
    method: 'POST',
    body: { dish: 'Curry' },
  });
  useKitchen.setState(({ open: { orders } }) => ({
    open: { orders: orders.map((one) => (one.id === 'new' ? order : one)), total },
  }));
}

new WebSocket(socketUrl('/live')).onmessage = ({ data }) => {
  const { type, order, unread } = JSON.parse(data);
  if (type === 'order') take(order);
  else if (type === 'archived') takeArchived(order);
  else if (useHeader.getState().hasPanel || !isDrifting()) useHeader.setState({ unread });
};

function Kitchen() {
  const { open, archive } = useKitchen();
  const { unread } = useHeader();
  return (
    <main>
      <h1>{`${open.total} open, ${unread} unread`}</h1>
      {open.orders.map(({ id, dish }) => (
        <p key={id}>{dish}</p>
      ))}
      <p>{`${archive.orders.length} of ${archive.total}`}</p>
      <button type="button" onClick={async () => useKitchen.setState({ archive: await ask<OrderPage>('/archive') })}>
        Archive
      </button>
      <button type="button" onClick={() => useHeader.setState({ hasPanel: false })}>
        Close panel
      </button>
      <button type="button" onClick={() => void place()}>
        Order curry
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Kitchen />);
void ask<OrderPage>('/orders').then((open) => useKitchen.setState({ open }));
