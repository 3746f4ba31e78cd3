import { indexedDbStorage, socketIoTransport } from '@driftscope/sync';
import { type SyncAccount, SyncAccountProvider, useUserSync } from '@driftscope/sync/react';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { io } from 'socket.io-client';
import type { KeeperProps } from '../sync/inbox-sync.ts';
import { CopyContext } from './copy-context.ts';

/** Keeps the copy of whoever is logged in; wipes it when nobody is. */
export function SyncedKeeper({ account, children }: KeeperProps) {
  const latest = useRef(account);
  useLayoutEffect(() => {
    latest.current = account;
  }, [account]);
  const [wiring] = useState(
    (): Omit<SyncAccount, 'user'> => ({
      url: '/api',
      name: 'pedalwerk',
      storage: indexedDbStorage({ name: 'pedalwerk', newId: () => crypto.randomUUID() }),
      socket: socketIoTransport({
        io: (url, options) => io(url, { ...options, transports: ['websocket'] }),
        url: '/sync',
      }),
      credentials: ({ refresh }) => {
        const { session, renew } = latest.current;
        return refresh ? renew() : (session?.token ?? null);
      },
    }),
  );
  const user = account.session?.user.id ?? null;
  const value = useMemo(() => ({ ...wiring, user }), [wiring, user]);
  return (
    <SyncAccountProvider value={value}>
      <Copy>{children}</Copy>
    </SyncAccountProvider>
  );
}

function Copy({ children }: { readonly children: ReactNode }) {
  return <CopyContext value={useUserSync().client}>{children}</CopyContext>;
}
