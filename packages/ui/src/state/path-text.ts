import type { PatchPath } from '@driftscope/records';

/** A place in a state as code would have it: `rooms[0].title`. The whole state is `state`. */
export const pathText = (path: PatchPath): string => path.map(stepText).join('').replace(/^\./, '') || 'state';

const stepText = (step: string | number): string => {
  if (typeof step === 'number') return `[${step}]`;
  return /^[\p{L}_$][\p{L}\d_$]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
};
