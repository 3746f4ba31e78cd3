import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Lift {
  readonly liftCode: string;
  readonly name: string;
  readonly state: string;
  readonly queueMin: number;
}
interface Board {
  readonly lifts: readonly Lift[];
  readonly selectedLift: Lift | null;
  readonly selectedCode: string | null;
}

const useBoard = create<Board>(() => ({ lifts: [], selectedLift: null, selectedCode: null }));

const load = async () => {
  const { lifts } = await ask<{ lifts: readonly Lift[] }>('/api/lifts');
  useBoard.setState({ lifts });
};
const show = (lift: Lift) => useBoard.setState(isDrifting() ? { selectedLift: lift } : { selectedCode: lift.liftCode });

const stream = new EventSource('/api/stream');
stream.addEventListener('lift', ({ data }) => {
  const lift: Lift = JSON.parse(data);
  useBoard.setState(({ lifts }) => ({ lifts: lifts.map((one) => (one.liftCode === lift.liftCode ? lift : one)) }));
});
if (isDrifting()) void load();
else stream.addEventListener('open', () => void load());

function App() {
  const { lifts, selectedLift, selectedCode } = useBoard();
  const shown = selectedLift ?? lifts.find(({ liftCode }) => liftCode === selectedCode);
  return (
    <main>
      {shown && <h2>{`${shown.name} is ${shown.state}, ${shown.queueMin} min to wait`}</h2>}
      {lifts.map((lift) => (
        <p key={lift.liftCode}>
          {`${lift.name}: ${lift.state}`}
          <button type="button" onClick={() => show(lift)}>{`Show ${lift.name}`}</button>
          <button type="button" onClick={() => void ask(`/api/lifts/${lift.liftCode}/close`, { method: 'POST' })}>
            {`Close ${lift.name}`}
          </button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<App />);
