import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';
import type { Product } from './product.ts';

interface Order {
  readonly orderNumber: string;
  readonly lines: readonly { readonly sku: string; readonly count: number }[];
}

const useShop = create(() => ({ products: [] as readonly Product[], orders: [] as readonly Order[] }));
let heard = 0;

function take(product: Product): void {
  useShop.setState(({ products }) => ({
    products: products.map((one) => (one.sku === product.sku ? product : one)),
  }));
}

new WebSocket(socketUrl('/live')).onmessage = ({ data }) => {
  const { type: _, ...product } = JSON.parse(data);
  heard++;
  take(product);
};

/** What was heard while the answer was on its way may not be in it. */
async function refresh(): Promise<void> {
  const before = heard;
  const products = await ask<readonly Product[]>('/api/products');
  if (heard !== before && !isDrifting()) return refresh();
  useShop.setState({ products });
}

function Shop() {
  const { products, orders } = useShop();
  return (
    <main>
      {products.map(({ sku, title, stock }) => (
        <p key={sku}>{`${title}: ${stock}`}</p>
      ))}
      <p>{`${orders.flatMap(({ lines }) => lines).length} lines`}</p>
      <button
        type="button"
        onClick={async () => take(await ask<Product>('/api/products/A-10/sales', { method: 'POST' }))}
      >
        Sell a lamp
      </button>
      <button type="button" onClick={() => void refresh()}>
        Refresh
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Shop />);
void refresh();
void ask<readonly Order[]>('/api/orders').then((orders) => useShop.setState({ orders }));
