import { AppHeader, ConnectionStatus, TwoPanes } from '@driftscope/example-client';
import type { Session } from '@driftscope/example-protocol';
import { useState } from 'react';
import type { Queue } from '#protocol/room.ts';
import { closeRoom, useOpenRoomId } from '../open-room.ts';
import { useSync } from '../sync/sync-context.ts';
import { Demo } from './demo.tsx';
import { RoomList } from './room-list.tsx';
import { RoomView } from './room-view.tsx';

export interface InboxScreenProps {
  readonly session: Session;
  readonly onLogOut: () => void;
}

/** All that an agent sees: the queue, and the open room. */
export function InboxScreen({ session, onLogOut }: InboxScreenProps) {
  const [queue, setQueue] = useState<Queue>('everyone');
  const openId = useOpenRoomId();
  const inbox = useSync().useInbox(session, { queue, openRoomId: openId });
  const { statusText } = inbox;
  const open = inbox.rooms?.find(({ id }) => id === openId);
  return (
    <TwoPanes
      header={
        <AppHeader
          title="Pedalwerk Inbox"
          userName={session.user.name}
          status={<ConnectionStatus status={inbox.status} {...(statusText !== undefined && { text: statusText })} />}
          onLogOut={onLogOut}
        >
          <Demo rooms={inbox.rooms} open={open} />
        </AppHeader>
      }
      list={
        <RoomList rooms={inbox.rooms} userId={session.user.id} openId={open?.id} queue={queue} onQueue={setQueue} />
      }
      open={open && <RoomView key={open.id} room={open} userId={session.user.id} inbox={inbox} onClose={closeRoom} />}
      empty={{ title: 'Pick a customer', text: 'Somebody waits for an answer where a number stands.' }}
    />
  );
}
