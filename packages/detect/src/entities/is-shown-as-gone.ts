import type { JsonObject } from '@driftscope/records';

/** Whether an object is only the stub by which an app says that something was there. */
export const isShownAsGone = (object: JsonObject): boolean =>
  Object.entries(object).some(
    ([name, value]) =>
      (goneName.test(name) && value !== false && value !== null) || (typeof value === 'string' && goneText.test(value)),
  );

const goneName = /^(is)?_?(expired|deleted|removed|hidden|gone|trashed)(_?(at|on|by))?$/i;
const goneText = /^(expired|deleted|removed|gone|trashed)$/i;
