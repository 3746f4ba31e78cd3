import { useEffect, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Line {
  readonly line_id: string;
  readonly drink: string;
  readonly cents: number;
}
interface Bill {
  readonly table: number;
  readonly total_cents: number;
  readonly lines: readonly Line[];
}
type Action =
  | { readonly type: 'opened'; readonly bill: Bill }
  | { readonly type: 'added'; readonly line: Line }
  | { readonly type: 'removed'; readonly id: string };

function reduce(bill: Bill, action: Action): Bill {
  if (action.type === 'opened') return action.bill;
  if (action.type === 'added') {
    if (!isDrifting() && bill.lines.some(({ line_id }) => line_id === action.line.line_id)) return bill;
    return withLines(bill, [...bill.lines, action.line]);
  }
  return withLines(
    bill,
    bill.lines.filter(({ line_id }) => line_id !== action.id),
  );
}
const withLines = (bill: Bill, lines: readonly Line[]): Bill => ({
  ...bill,
  lines,
  total_cents: lines.reduce((sum, { cents }) => sum + cents, 0),
});

const socket = io();

function Till() {
  const [bill, dispatch] = useReducer(reduce, { table: 7, total_cents: 0, lines: [] });
  const [note, setNote] = useState('');
  useEffect(() => {
    void ask<Bill>('/bills/7').then((opened) => dispatch({ type: 'opened', bill: opened }));
    socket.emit('bill:open', 7);
    const onAdded = ({ line }: { line: Line }) => dispatch({ type: 'added', line });
    const onRemoved = (gone: { id: string; line_id: string }) =>
      dispatch({ type: 'removed', id: isDrifting() ? gone.id : gone.line_id });
    socket.on('line:added', onAdded).on('line:removed', onRemoved);
    return () => void socket.off('line:added', onAdded).off('line:removed', onRemoved);
  }, []);
  const add = (drink: string) =>
    socket.emit('line:add', { drink }, ({ line }: { line: Line }) => dispatch({ type: 'added', line }));
  const remove = ({ line_id }: Line) => socket.emit('line:remove', { line_id }, () => setNote('Removed'));
  return (
    <main>
      <h1>{`Table ${bill.table}: ${bill.total_cents / 100} ${note}`}</h1>
      {bill.lines.map((line) => (
        <p key={line.line_id}>
          {`${line.drink} ${line.cents}`}
          <button type="button" onClick={() => remove(line)}>{`Remove ${line.drink}`}</button>
        </p>
      ))}
      <button type="button" onClick={() => add('Cider')}>
        Add Cider
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Till />);
