import { isEntity } from '../entities/entity-id.ts';
import { nameWords } from '../entities/name-words.ts';
import { isMarkedOld } from '../stores/kept-answers.ts';
import { isOneSpot, resolvePlace } from '../stores/place.ts';
import type { Copy } from '../stores/stores.ts';

const latestWords = new Set(['last', 'latest', 'newest']);
/** What a preview shows of a thing: not whether it was delivered, and by whom it was read. */
const isShownName = (field: string): boolean => /^(text|body|content|caption|subject|title|message)$/i.test(field);

/**
 * Whether a field of a copy is what a thing shows of the latest of its own: `lastMessage` of a room, where `message:edited` is what came. Others
 * inside a thing may be meant to stay as they were: the address in an order, or `lastRead`.
 */
export function isLatestCopy(copy: Copy, field: string, eventName: string): boolean {
  const { store, place, list } = copy;
  const step = place.at(-1);
  if (list !== undefined || !isShownName(field) || step === undefined || !('field' in step) || !isOneSpot(place))
    return false;
  const [first = '', noun, ...others] = nameWords(step.field);
  if (!latestWords.has(first) || noun === undefined || others.length > 0) return false;
  // A store's own `lastMessage` may be the last frame of a socket.
  return (
    nameWords(eventName).includes(noun) && isEntity(resolvePlace(store.state, place.slice(0, -1))) && !isMarkedOld(copy)
  );
}
