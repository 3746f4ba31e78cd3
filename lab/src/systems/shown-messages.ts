import type { LabCompared } from '@driftscope/records';

/** Messages as all examples draw them. What they say stands last: above it may stand who says it. */
export const shownMessages: LabCompared = {
  name: 'messages',
  rows: { kind: 'screen', items: '[data-message-id]', idAttribute: 'data-message-id', says: { wordsOf: 'p' } },
  isOrdered: true,
};
