import type { FactReader } from './fact-reader.ts';
import type { Repairs } from './repair.ts';

/** What keeps one user's data from another. */
export const userRepairs: Repairs = {
  'identity.leak': () => CLEAR_ALL,
  'logout.stale-store': () => CLEAR_ALL,
  'logout.stale-storage': () => `function logOut() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefixOfUser)) localStorage.removeItem(key);
  }
  sessionStorage.clear();
  indexedDB.deleteDatabase(databaseOfUser); // one for each user: then nothing can be mixed
}`,
  'storage.plaintext-secret': (facts) => `// ${facts.remark('where')}: ${facts.remark('path')}
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
// Not extractable: IndexedDB keeps the key itself, and no script can read what it is.`,
  'ttl.expired-visible': (facts) => `const expiresAt = (item) => Date.parse(item${member(facts)});
const shown = items.filter((item) => expiresAt(item) > serverNow());
const next = Math.min(...shown.map(expiresAt));
setTimeout(showAgain, next - serverNow()); // serverNow: Date.now() and the difference to the Date header`,
};

const member = (facts: FactReader): string => `[${facts.text('field', 'expiresAt')}]`;

const CLEAR_ALL = `function logOut() {
  socket.disconnect();
  for (const store of stores) store.setState(store.getInitialState(), true); // Zustand
  queryClient.clear(); // TanStack Query
}
// Or: location.assign('/login') as a new page, which keeps nothing.`;
