import { createGuard } from '../hook/guard.ts';

/** A guard for what must not go wrong in a test. */
export const strictGuard = createGuard('test', ({ message }) => {
  throw new Error(message);
});
