import { createNameTest } from './name-test.ts';

/** Whether an event is named as one that deletes what it names, or takes it from somewhere: `message:deleted`, `removeMember`. */
export const namesDeletion = createNameTest((eventName) => /delet|destroy|eras|purg|remov/i.test(eventName));

/**
 * Whether it is named as one after which something is no more, or is not there: to be deleted, but also to leave, to go offline or to
 * expire. Enough to excuse a page that has it no more, and too much to say that it must not have it.
 */
export const namesEnd = createNameTest(
  (eventName) => namesDeletion(eventName) || /expire|left|leave|offline|disconnect/i.test(eventName),
);
