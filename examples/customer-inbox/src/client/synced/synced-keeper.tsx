import { FailedWrites } from '@driftscope/example-client';
import { indexedDbStorage, socketIoTransport } from '@driftscope/sync';
import { type SyncAccount, SyncAccountProvider, useUserSync } from '@driftscope/sync/react';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
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
  const leave = useCallback(() => latest.current.logOut(), []);
  const user = account.session?.user.id ?? null;
  const value = useMemo(() => ({ ...wiring, user }), [wiring, user]);
  return (
    <SyncAccountProvider value={value}>
      <Copy onSignedOut={leave}>{children}</Copy>
    </SyncAccountProvider>
  );
}

interface CopyProps {
  /** The user has logged out in another tab. */
  readonly onSignedOut: () => void;
  readonly children: ReactNode;
}

function Copy({ onSignedOut, children }: CopyProps) {
  const { client } = useUserSync();
  useEffect(
    () => client?.onNotice(({ kind }) => kind === 'signed-out-elsewhere' && onSignedOut()),
    [client, onSignedOut],
  );
  return (
    <CopyContext value={client}>
      {children}
      <FailedWrites client={client} />
    </CopyContext>
  );
}
