import { nameWords } from '#entities/name-words.ts';

/** Words that say to whom an event goes, and not what happened. */
const scopeWords = new Set(
  'room rooms channel conversation chat global all broadcast user users private public group team inbox org workspace my own in to'.split(
    ' ',
  ),
);

/** Whether two events say the same by their names, but for whom they go to: `new_message` and `room:new_message`. */
export function isSameMatter(a: string, b: string): boolean {
  if (a === b) return true;
  const words = [a, b].map(nameWords);
  const [first = [], second = []] = words;
  return isScopedAs(first, second) || isScopedAs(second, first);
}

/** Whether the longer name has all words of the shorter one in their order, and else only words of scope. */
function isScopedAs(short: readonly string[], long: readonly string[]): boolean {
  const rest = [...short];
  const added = long.filter((word) => {
    if (rest[0] !== word) return true;
    rest.shift();
    return false;
  });
  return rest.length === 0 && short.length > 0 && added.length > 0 && added.every((word) => scopeWords.has(word));
}
