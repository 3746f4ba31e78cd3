import type { Json } from '@driftscope/records';

/** A text, a number or a boolean. */
export const isPlain = (value: Json | undefined): boolean => value !== undefined && typeof value !== 'object';
