import type { JsonObject } from '@driftscope/records';

/** Whether a thing says of itself that it was deleted: an app keeps it, and does not show or count it. */
export const isTombstone = (object: JsonObject): boolean =>
  Object.entries(object).some(([name, value]) => /delet|remov/i.test(name) && value !== false && value !== null);
