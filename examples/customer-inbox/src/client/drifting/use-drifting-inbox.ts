import type { Session } from '@driftscope/example-protocol';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { io, type Socket } from 'socket.io-client';
import { createInboxApi } from '../api/inbox-api.ts';
import type { Inbox, InboxView } from '../sync/inbox-sync.ts';
import { addRooms, clearUnread, emptyInbox, type InboxState, showMessages } from './inbox-state.ts';
import { listen } from './listen.ts';
import { roomToShown } from './room-to-shown.ts';

/** Reads once, and lives on what the socket tells. */
export function useDriftingInbox({ token }: Session, { queue, openRoomId }: InboxView): Inbox {
  const [state, change] = useState<InboxState>(emptyInbox);
  const api = useMemo(() => createInboxApi(token), [token]);
  const socket = useRef<Socket>(null);
  const openRoom = useRef(openRoomId);
  useLayoutEffect(() => {
    openRoom.current = openRoomId;
  }, [openRoomId]);

  const readRooms = useCallback(async () => {
    const fresh = await api.rooms(queue);
    if (fresh.ok) change(addRooms(fresh.value.rooms));
  }, [api, queue]);

  useEffect(() => void readRooms(), [readRooms]);

  useEffect(() => {
    const opened = io({ transports: ['websocket'], auth: { token } });
    socket.current = opened;
    opened.on('connect', () => {
      change((before) => ({ ...before, status: 'connected' }));
      if (openRoom.current !== undefined) opened.emit('room:join', openRoom.current);
    });
    opened.on('disconnect', () => change((before) => ({ ...before, status: 'connecting' })));
    listen(opened, { change, openRoomId: () => openRoom.current });
    return () => void opened.disconnect();
  }, [token]);

  const isRead = openRoomId !== undefined && state.messages[openRoomId] !== undefined;
  useEffect(() => {
    if (openRoomId === undefined) return;
    if (socket.current?.connected) socket.current.emit('room:join', openRoomId);
    if (isRead) return;
    void api.messages(openRoomId).then((read) => {
      if (read.ok) change(showMessages(openRoomId, read.value.messages));
    });
  }, [api, openRoomId, isRead]);

  return {
    status: state.status,
    rooms: state.rooms?.map(roomToShown),
    messages: openRoomId === undefined ? undefined : state.messages[openRoomId],
    send: (roomId, text) => api.send(roomId, text),
    markRead: (roomId) => {
      change(clearUnread(roomId));
      void api.markRead(roomId);
    },
    take: (roomId) => void api.take(roomId),
  };
}
