import type { FactReader } from './fact-reader.ts';
import type { Repairs } from './repair.ts';

/** What keeps an older word from a newer one, and a list from having a thing twice. */
export const orderRepairs: Repairs = {
  'store.duplicate': (facts) => upsert(facts),
  'event.duplicate': (facts) => `${upsert(facts)}
// One name for one change: ${facts.list('events')}`,
  'event.dropped': (facts) => `socket.on(${facts.text('event', 'message')}, (item) => {
  setState((state) => ({ ${facts.lastName('path', 'items')}: upsert(state.${facts.lastName('path', 'items')}, item) }));
});`,
  'event.orphan': (facts) => `socket.on(${facts.text('event', 'message')}, async (child) => {
  const parent = find(child.${facts.lastName('reference', 'parentId')}) ?? (await readParent(child));
  add(parent, child); // never thrown away for being early
});`,
  'order.regressed': (facts) => onlyNewer(facts, facts.text('newer', 'changed')),
  'order.stale-overwrite': (facts) => `let asking;
async function load() {
  asking?.abort(); // an older question has no say any more
  asking = new AbortController();
  const answer = await fetch(${facts.request('request').url}, { signal: asking.signal });
  for (const item of await answer.json()) apply(item); // only what is newer than what is there
}`,
  'order.snapshot-race': (facts) => `const held = [];
socket.on(${facts.text('event', 'changed')}, (change) => (ready ? apply(change) : held.push(change)));
await new Promise((joined) => socket.emit('join', room, joined)); // first listen
const snapshot = await (await fetch(${facts.request('request').url})).json(); // then read
show(snapshot);
for (const change of held) apply(change);`,
  'state.undeleted': (facts) => `const gone = new Set(); // an answer that was asked for before must not bring it back
socket.on(${facts.text('source', 'deleted')}, ({ id }) => {
  gone.add(id);
  setState((state) => ({ items: state.items.filter((item) => item.id !== id) }));
});`,
  'state.clobbered': (facts) => `// What is there when the answer comes, not what was there when it was asked for:
setState((state) => ({ ...state, ${facts.lastName('field', 'value')}: changed(state) })); // undone was ${facts.remark('event')}`,
  'state.counter': (facts) => `// Counted where it is shown, it cannot disagree: ${facts.remark('path')}
const total = useStore((state) => state.${facts.lastName('list', 'items')}.filter(isCounted).length);`,
  'state.cross-tab': () => `const channel = new BroadcastChannel('changes');
channel.onmessage = ({ data }) => apply(data);
const onConfirmed = (change) => channel.postMessage(change);`,
};

const upsert = (facts: FactReader): string => `const upsert = (list, item) =>
  list.some(({ id }) => id === item.id) ? list.map((one) => (one.id === item.id ? item : one)) : [...list, item];
setState((state) => ({ ${facts.lastName('path', 'items')}: upsert(state.${facts.lastName('path', 'items')}, item) }));`;

const onlyNewer = (facts: FactReader, event: string): string => `socket.on(${event}, (item) => {
  const known = find(item.id);
  if (known && known.${facts.lastName('by', 'version')} >= item.${facts.lastName('by', 'version')}) return;
  put(item);
});`;
