import type { Repairs } from './repair.ts';

/** What keeps a connection, and what it brings, whole. */
export const connectionRepairs: Repairs = {
  'gap.missed-events': (facts) => `// Sent while it was down, and not again: ${facts.list('missedIds')}
${readAgain(facts.text('namespace', '/'))}`,

  'gap.no-resync': (facts) => readAgain(facts.text('namespace', '/')),

  'gap.no-reconnect': (facts) => `const socket = io(${facts.text('namespace', '/')});
socket.on('disconnect', async (reason) => {
  if (reason !== 'io server disconnect') return; // otherwise it tries by itself
  socket.auth = { token: await freshToken() };
  setTimeout(() => socket.connect(), 1_000 + 4_000 * Math.random());
});`,

  'gap.half-open': (facts) => `const socket = io(${facts.text('namespace', '/')});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  // Nothing came for ${facts.ms('silentMs', 10_000)} ms: ask, rather than believe.
  socket.timeout(5_000).emit('ping', (lost) => {
    if (lost) socket.disconnect().connect();
  });
});`,

  'gap.lost-subscription': (
    facts,
  ) => `const joined = new Set(${facts.list('scopes')}); // what the page listens to, kept up to date
socket.on('connect', () => {
  if (socket.recovered) return;
  for (const scope of joined) socket.emit(${firstOf(facts.list('asked'), 'join')}, scope);
});`,

  'socket.doubled': (facts) => `useEffect(() => {
  const socket = io(${facts.text('namespace', '/')});
  return () => socket.disconnect(); // or the next mount has two
}, []);`,

  'auth.anonymous-socket': (facts) => `const socket = io(${facts.text('namespace', '/')}, {
  autoConnect: false,
  auth: (send) => send({ token: session.token }), // asked at every connect
});
session.onLogin(() => socket.disconnect().connect());`,

  'auth.stale-socket': (facts) => `async function logOut() {
  socket.disconnect(); // ${facts.remark('event')} still came over it
  await fetch('/logout', { method: 'POST' });
}`,

  'status.lying': (facts) => `socket.on('connect', () => setStatus('connected')); // ${facts.remark('path')}
socket.on('disconnect', () => setStatus('disconnected'));
socket.on('connect_error', () => setStatus('connecting'));`,

  'focus.no-resync': () => `document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void readSince(cursor);
});
window.addEventListener('online', () => void readSince(cursor));`,
};

const readAgain = (namespace: string): string => `const socket = io(${namespace});
let held; // live events that wait for the read
socket.on('connect', async () => {
  if (socket.recovered) return;
  held = [];
  const { changes, cursor } = await readSince(lastCursor);
  for (const change of [...changes, ...held]) apply(change); // once each, by id and version
  lastCursor = cursor;
  held = undefined;
});
socket.onAny((event, change) => (held ? held.push(change) : apply(change)));`;

const firstOf = (list: string, fallback: string): string =>
  /^\[("(?:[^"\\]|\\.)*")/.exec(list)?.[1] ?? JSON.stringify(fallback);
