/** `5.2 s`, `3 min 20 s`. */
export function durationText(ms: number): string {
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A name that the app gave, such as a store's: bare, `list` or `App (2)` would read as words of ours. */
export const quoted = (name: string): string => `“${name}”`;

const MOST_NAMED = 5;

/** `m_1, m_2 and 7 more`. */
export function listText(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${named} and ${groupDigits(names.length - MOST_NAMED)} more` : named;
}

/** `store “chat”`, `stores “chat”, “desk”`. */
export const storesText = (names: readonly string[]): string =>
  `${names.length === 1 ? 'store' : 'stores'} ${listText(names.map(quoted))}`;

/** A whole number for reading: `1,234`. Without `Intl`, which takes a page that shows its first number a frame to load. */
export const groupDigits = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 event`, `1,198 events`; words that do not just take an s bring their own plural. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${groupDigits(count)} ${count === 1 ? one : many}`;

/** `512 B`, `1.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
