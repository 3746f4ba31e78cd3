import { lost } from './create-wires.ts';
import type { FaultTools } from './fault-tools.ts';

/** The network is gone: what is open closes without a word, and nothing new gets through. */
export function startCut(_spec: unknown, { wires, requests, hit }: FaultTools): () => void {
  const undo = [
    wires.refuse(() => {
      hit();
      return true;
    }),
    requests(() => {
      hit();
      return { kind: 'fail' };
    }),
  ];
  for (const [ws] of wires.live()) {
    hit();
    wires.end(ws, lost);
  }
  return () => {
    for (const step of undo) step();
  };
}
