import type { Fault } from '@driftscope/records';

export const oversizedFile = (limitBytes: number): Fault => ({
  kind: 'oversized-file',
  message: `The file is larger than ${limitBytes} bytes.`,
  hint: 'Record for a shorter time, or fewer sessions in one file.',
});
