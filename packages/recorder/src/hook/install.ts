import type { Guard } from './guard.ts';

/** Has a hook watch the page, under a guard of its own. Absent: it could not. */
export type Install = <Watch>(hook: string, watch: (guard: Guard) => Watch) => Watch | undefined;
