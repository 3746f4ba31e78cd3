import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Post {
  readonly id: string;
  readonly roomId: string;
  readonly text: string;
}

const merged = (read: readonly Post[], live: readonly Post[]) => [
  ...read,
  ...live.filter(({ id }) => !read.some((post) => post.id === id)),
];

function Lobby() {
  const [roomId, setRoomId] = useState('room_1');
  const [posts, setPosts] = useState<readonly Post[]>([]);
  const [isLive, setLive] = useState(false);
  const socket = useRef<WebSocket>(null);
  const open = useRef(roomId);
  useEffect(() => {
    const opened = new WebSocket(socketUrl('/live'));
    socket.current = opened;
    opened.onopen = () => setLive(true);
    opened.onmessage = ({ data }) => {
      const { post }: { post: Post } = JSON.parse(data);
      if (isDrifting() || post.roomId === open.current) setPosts((all) => [...all, post]);
    };
    return () => opened.close();
  }, []);
  useEffect(() => {
    if (!isLive) return;
    const say = (type: string) => socket.current?.send(JSON.stringify({ type, roomId }));
    open.current = roomId;
    setPosts([]);
    say('join');
    void ask<readonly Post[]>(`/api/rooms/${roomId}/posts`).then((read) =>
      setPosts((live) => (isDrifting() ? read : merged(read, live))),
    );
    return () => {
      if (!isDrifting()) say('leave');
    };
  }, [isLive, roomId]);
  return (
    <main>
      <button type="button" onClick={() => setRoomId('room_2')}>
        Tea room
      </button>
      {posts.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Lobby />);
