import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Order {
  readonly id: number;
  readonly article: string;
  readonly quantity: number;
}

const PATIENCE_MS = 800;
const useOrders = create(() => ({ orders: [] as readonly Order[], note: '' }));
const load = async () => useOrders.setState(await ask<{ orders: Order[] }>('/api/orders'));

/** The write, again when its answer is late. */
async function post(body: object, headers: Record<string, string>, tries = 2): Promise<void> {
  try {
    await ask('/api/orders', { method: 'POST', body, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    if (tries === 1) throw error;
    await post(body, headers, tries - 1);
  }
}

async function buy(): Promise<void> {
  await post({ article: 'Kettle', quantity: 1 }, isDrifting() ? {} : { 'idempotency-key': crypto.randomUUID() });
  await load();
  useOrders.setState({ note: 'Thank you' });
}

function Checkout() {
  const { orders, note } = useOrders();
  return (
    <main>
      <p>{`${orders.length} orders`}</p>
      <p>{note}</p>
      <button type="button" onClick={() => void buy()}>
        Buy
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Checkout />);
void load();
