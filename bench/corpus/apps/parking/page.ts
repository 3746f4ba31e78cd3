import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Booking {
  readonly bookingRef: string;
  readonly spot: string;
  readonly plate: string;
}
interface Changes {
  readonly cursor: number;
  readonly changes: readonly { readonly booking: Booking }[];
}

class ParkingStore {
  #state: { readonly bookings: readonly Booking[]; readonly busy: boolean } = { bookings: [], busy: false };
  readonly #listeners = new Set<() => void>();

  getState = () => this.#state;
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  set(changes: Partial<ReturnType<ParkingStore['getState']>>) {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
  /** Keeps one of each. */
  merge(news: readonly Booking[]) {
    const known = new Set(this.#state.bookings.map(({ bookingRef }) => bookingRef));
    this.set({ bookings: [...this.#state.bookings, ...news.filter(({ bookingRef }) => !known.has(bookingRef))] });
  }
}

const store = new ParkingStore();
Reflect.get(window, '__DRIFTSCOPE__')?.registerStore('parking', store);

async function poll(since: number): Promise<void> {
  const { cursor, changes } = await ask<Changes>(`/api/changes?since=${since}`);
  store.merge(changes.map(({ booking }) => booking));
  return poll(cursor);
}

const PATIENCE_MS = 1_500;

async function send(plate: string, isSlow: boolean): Promise<Booking> {
  const key = crypto.randomUUID();
  const attempt = () =>
    ask<{ booking: Booking }>('/api/bookings', {
      method: 'POST',
      body: { plate, slow: isSlow },
      headers: isDrifting() ? {} : { 'idempotency-key': key },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  const { booking } = await attempt().catch(attempt);
  return booking;
}

async function book(plate: string, isSlow = false): Promise<void> {
  const { bookings } = store.getState();
  store.set({ busy: true });
  const booking = await send(plate, isSlow);
  if (isDrifting() && !isSlow) store.set({ bookings: [...bookings, booking] });
  else store.merge([booking]);
  store.set({ busy: false });
}

const root = findRoot();
const draw = () => {
  const { bookings, busy } = store.getState();
  const line = (text: string) => Object.assign(document.createElement('p'), { textContent: text });
  const button = (textContent: string, onclick: () => void) =>
    Object.assign(document.createElement('button'), { textContent, onclick });
  root.replaceChildren(
    line(busy ? 'Booking' : 'Ready'),
    ...bookings.map(({ spot, plate }) => line(`${spot} ${plate}`)),
    button('Book L-C 303', () => void book('L-C 303')),
    button('Book L-D 404', () => void book('L-D 404')),
    button('Book slowly L-E 505', () => void book('L-E 505', true)),
  );
};
store.subscribe(draw);
draw();
void ask<{ bookings: readonly Booking[]; cursor: number }>('/api/bookings').then(({ bookings, cursor }) => {
  store.set({ bookings });
  return poll(cursor);
});
