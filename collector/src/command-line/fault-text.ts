import type { Fault } from '@driftscope/records';

/** A fault as a command says it: what is wrong, and below it what to do. */
export const faultText = ({ message, hint }: Pick<Fault, 'message' | 'hint'>): string => `${message}\n${hint}`;
