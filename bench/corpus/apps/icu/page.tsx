import { createContext, type Dispatch, useContext, useEffect, useReducer, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Bed {
  readonly bed_no: string;
  readonly patient: string;
  readonly spo2: number;
  readonly pulse: number;
  readonly rev: number;
}
interface Ward {
  readonly beds: Readonly<Record<string, Bed>>;
  readonly open: string | null;
  readonly light: 'green' | 'red';
}
type Action =
  | { readonly type: 'loaded'; readonly beds: readonly Bed[] }
  | { readonly type: 'bed'; readonly bed: Bed }
  | { readonly type: 'opened'; readonly bedNo: string }
  | { readonly type: 'light'; readonly light: 'green' | 'red' };

const isOlder = (bed: Bed, known: Bed | undefined) => !isDrifting() && known !== undefined && bed.rev < known.rev;

function reduce(ward: Ward, action: Action): Ward {
  switch (action.type) {
    case 'loaded':
      return { ...ward, beds: Object.fromEntries(action.beds.map((bed) => [bed.bed_no, bed])) };
    case 'bed':
      if (isOlder(action.bed, ward.beds[action.bed.bed_no])) return ward;
      return { ...ward, beds: { ...ward.beds, [action.bed.bed_no]: action.bed } };
    case 'opened':
      return { ...ward, open: action.bedNo };
    case 'light':
      return { ...ward, light: action.light };
  }
}

const empty: Ward = { beds: {}, open: null, light: 'red' };
const WardContext = createContext<[Ward, Dispatch<Action>]>([empty, () => undefined]);

/** A line that brings nothing for so long is given up. */
const SILENCE_MS = 3_000;

function useLive(dispatch: Dispatch<Action>) {
  const socketRef = useRef<WebSocket>(undefined);
  useEffect(() => {
    const connect = () => {
      const socket = new WebSocket(socketUrl('/live'));
      socketRef.current = socket;
      let silence: ReturnType<typeof setTimeout> | undefined;
      socket.onopen = () => {
        dispatch({ type: 'light', light: 'green' });
        void ask<{ beds: Bed[] }>('/beds').then(({ beds }) => dispatch({ type: 'loaded', beds }));
      };
      socket.onmessage = ({ data }) => {
        clearTimeout(silence);
        if (!isDrifting()) silence = setTimeout(() => socket.close(4000, 'silent'), SILENCE_MS);
        const [channel, , bed] = JSON.parse(data);
        if (channel === 'vitals') dispatch({ type: 'bed', bed });
      };
      socket.onclose = () => {
        dispatch({ type: 'light', light: 'red' });
        setTimeout(connect, 600);
      };
    };
    connect();
  }, [dispatch]);
  return (...message: readonly unknown[]) => socketRef.current?.send(JSON.stringify(message));
}

function Details() {
  const [{ beds, open }, dispatch] = useContext(WardContext);
  useEffect(() => {
    if (open) void ask<{ bed: Bed }>(`/beds/${open}`).then(({ bed }) => dispatch({ type: 'bed', bed }));
  }, [open, dispatch]);
  const bed = open ? beds[open] : undefined;
  return bed ? <h2>{`${bed.patient}: ${bed.pulse}/min`}</h2> : null;
}

function App() {
  const [ward, dispatch] = useReducer(reduce, empty);
  const send = useLive(dispatch);
  return (
    <WardContext value={[ward, dispatch]}>
      <p>{ward.light}</p>
      <Details />
      {Object.values(ward.beds).map(({ bed_no, patient, spo2 }) => (
        <p key={bed_no}>
          {`${patient} ${spo2} %`}
          <button type="button" onClick={() => send('spot-check', bed_no)}>{`Check ${bed_no}`}</button>
          <button type="button" onClick={() => dispatch({ type: 'opened', bedNo: bed_no })}>{`Open ${bed_no}`}</button>
        </p>
      ))}
      <button type="button" onClick={() => send('stall')}>
        Stall
      </button>
    </WardContext>
  );
}

createRoot(findRoot()).render(<App />);
