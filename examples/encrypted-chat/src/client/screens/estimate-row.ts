import type { ShownMessage } from '@driftscope/example-client';

const LINE_PX = 22;
const FRAME_PX = 34;
const LINE_LETTERS = 60;

/** About how high a row will be, before it is drawn. */
export function estimateRow(message: ShownMessage | undefined, attachedPx: number): number {
  const lines = Math.ceil((message?.text.length ?? 0) / LINE_LETTERS);
  return FRAME_PX + lines * LINE_PX + attachedPx;
}
