import type { PatchOp, PatchPath } from '@driftscope/records';
import { shortValue } from './short-value.ts';

/** A patch in words, its first steps only: `+1 at messages.c_1, status = "open" and 2 more`. */
export function describePatch(patch: readonly PatchOp[]): string {
  if (patch.length === 0) return 'no change';
  const shown = patch.slice(0, 2).map(describeOp).join(', ');
  return patch.length > 2 ? `${shown} and ${patch.length - 2} more` : shown;
}

function describeOp(op: PatchOp): string {
  const place = placeOf(op.path);
  if (op.op === 'delete') return `${place} removed`;
  if (op.op === 'set') return `${place} = ${shortValue(op.value)}`;
  const signs = [op.insert.length > 0 && `+${op.insert.length}`, op.remove > 0 && `−${op.remove}`].filter(Boolean);
  return `${signs.join(' ') || '±0'} at ${place}`;
}

const placeOf = (path: PatchPath): string => (path.length === 0 ? 'state' : path.join('.'));
