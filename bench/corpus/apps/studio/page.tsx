import {
  type InfiniteData,
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Booking {
  readonly id: string;
  readonly guest: string;
  readonly room: string;
  readonly startsAt: string;
}
interface BookingPage {
  readonly items: readonly Booking[];
  readonly nextCursor: number | null;
}
type Calendar = InfiniteData<BookingPage>;

const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
const socket = io({ autoConnect: false, reconnectionDelay: 300, reconnectionDelayMax: 600 });

function useLiveBookings() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const change = (to: (items: readonly Booking[], at: number) => readonly Booking[]) =>
      queryClient.setQueryData<Calendar>(
        ['bookings'],
        (old) => old && { ...old, pages: old.pages.map((page, at) => ({ ...page, items: to(page.items, at) })) },
      );
    const onCreated = (booking: Booking) => change((items, at) => (at === 0 ? [booking, ...items] : items));
    const onUpdated = (booking: Booking) => {
      change((items) => items.map((one) => (one.id === booking.id ? booking : one)));
      if (!isDrifting()) queryClient.setQueryData(['booking', booking.id], booking);
    };
    const onCancelled = ({ id }: { id: string }) =>
      change((items, at) => (isDrifting() && at > 0 ? items : items.filter((one) => one.id !== id)));
    let connects = 0;
    socket.on('connect', () => {
      connects += 1;
      if (connects > 1) void queryClient.invalidateQueries({ queryKey: ['bookings'] });
      if (isDrifting()) socket.on('booking:created', onCreated);
    });
    if (!isDrifting()) socket.on('booking:created', onCreated);
    socket.on('booking:updated', onUpdated);
    socket.on('booking:cancelled', onCancelled);
    socket.connect();
    return () => void socket.off().disconnect();
  }, [queryClient]);
}

function Details({ id, from }: { readonly id: string; readonly from: Booking | undefined }) {
  const { data } = useQuery({
    queryKey: ['booking', id],
    queryFn: () => ask<Booking>(`/api/bookings/${id}`),
    ...(from && { placeholderData: from }),
  });
  return <h2>{data ? `${data.guest} in ${data.room}` : 'Loading'}</h2>;
}

function Calendar() {
  useLiveBookings();
  const [open, setOpen] = useState<string>();
  const { data, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['bookings'],
    queryFn: ({ pageParam }) => ask<BookingPage>(`/api/bookings?cursor=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const bookings = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main>
      {open && <Details id={open} from={bookings.find(({ id }) => id === open)} />}
      {bookings.map(({ id, guest, room }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a booking that stands there twice is what this is about.
        <p key={index}>
          {`${guest}, ${room}`}
          <button type="button" onClick={() => setOpen(id)}>{`Open ${guest}`}</button>
          <button
            type="button"
            onClick={() => void fetch(`/api/bookings/${id}`, { method: 'DELETE' })}
          >{`Cancel ${guest}`}</button>
          <button
            type="button"
            onClick={() => void ask(`/api/bookings/${id}`, { method: 'PATCH', body: { room: 'Cellar' } })}
          >{`Move ${guest}`}</button>
        </p>
      ))}
      {hasNextPage && (
        <button type="button" onClick={() => void fetchNextPage()}>
          Later
        </button>
      )}
      <button type="button" onClick={() => void ask('/api/bookings', { method: 'POST', body: { guest: 'Hugo' } })}>
        Book Hugo
      </button>
    </main>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Calendar />
  </QueryClientProvider>,
);
