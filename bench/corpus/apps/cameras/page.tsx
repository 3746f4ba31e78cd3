import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Camera {
  readonly id: number;
  readonly name: string;
  readonly mode: string;
}

const replaceIn = (cameras: readonly Camera[], camera: Camera) =>
  cameras.map((one) => (one.id === camera.id ? camera : one));

function Cameras() {
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const isLoaded = cameras.length > 0;
  useEffect(() => {
    void ask<readonly Camera[]>('/cameras').then(setCameras);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the defect that this app is about.
  useEffect(() => {
    if (!isLoaded) return;
    const socket = new WebSocket(socketUrl('/events'));
    socket.onmessage = ({ data }) => {
      const { camera }: { camera: Camera } = JSON.parse(data);
      setCameras((now) => replaceIn(isDrifting() ? cameras : now, camera));
    };
    return () => socket.close();
  }, [isLoaded]);
  return cameras.map(({ id, name, mode }) => <p key={id}>{`${name}: ${mode}`}</p>);
}

createRoot(findRoot()).render(<Cameras />);
