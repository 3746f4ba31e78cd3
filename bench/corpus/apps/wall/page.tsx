import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Alarm {
  readonly id: number;
  readonly place: string;
  readonly level: number;
}

function Wall() {
  const [alarms, setAlarms] = useState<readonly Alarm[]>([]);
  const [isWatching, setWatching] = useState(false);
  useEffect(() => {
    const readAll = async () => setAlarms(await ask<readonly Alarm[]>('/alarms'));
    const stream = new EventSource('/stream');
    let opened = 0;
    stream.onopen = () => {
      setWatching(true);
      opened += 1;
      if (opened === 1 || !isDrifting()) void readAll();
    };
    stream.onerror = () => setWatching(false);
    stream.onmessage = ({ data }) => {
      const { alarm }: { alarm: Alarm } = JSON.parse(data);
      setAlarms((before) => [...before.filter(({ id }) => id !== alarm.id), alarm]);
    };
    return () => stream.close();
  }, []);
  const raise = (place: string) => ask('/alarms', { method: 'POST', body: { place } });
  return (
    <main>
      <p>{isWatching ? 'Watching' : 'Lost'}</p>
      {alarms.map(({ id, place, level }) => (
        <p key={id}>{`${place}, level ${level}`}</p>
      ))}
      {['Gate', 'Roof', 'Cellar', 'Yard'].map((place) => (
        <button type="button" key={place} onClick={() => void raise(place)}>{`Raise ${place}`}</button>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Wall />);
