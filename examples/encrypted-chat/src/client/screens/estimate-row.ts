import type { ShownMessage } from '@driftscope/example-client';

const linePx = 22;
const framePx = 34;
const lineLetters = 60;

/** About how high a row will be, before it is drawn. */
export function estimateRow(message: ShownMessage | undefined, attachedPx: number): number {
  const lines = Math.ceil((message?.text.length ?? 0) / lineLetters);
  return framePx + lines * linePx + attachedPx;
}
