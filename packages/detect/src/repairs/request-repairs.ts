import type { Repairs } from './repair.ts';

/** What makes writes come once and polls come rarely. */
export const requestRepairs: Repairs = {
  'write.lost': (facts) => {
    const { method, url } = facts.request('request');
    return `const before = getState();
show(change); // at once, marked as pending
try {
  const answer = await fetch(${url}, { method: ${method}, body: JSON.stringify(change) });
  if (!answer.ok) throw new Error(\`refused with \${answer.status}\`);
} catch (error) {
  setState(takenBack(before, change)); // or keep it, marked as failed, in an outbox
}`;
  },
  'write.duplicated': (facts) => {
    const { method, url } = facts.request('name');
    return `const key = crypto.randomUUID(); // once for each change, however often it is sent
await fetch(${url}, { method: ${method}, headers: { 'Idempotency-Key': key }, body: JSON.stringify(change) });
// The server answers a key that it knows with its first answer.`;
  },
  'write.echo-duplicate': (facts) => `const clientId = crypto.randomUUID();
show({ ...draft, id: clientId });
socket.emit(${facts.text('request', 'send')}, { ...draft, clientId });
socket.on(${facts.text('echo', 'sent')}, (item) => replace(item.clientId ?? item.id, item)); // in its place, not beside it`,
  'write.overwritten': (facts) => {
    const { method, url } = facts.request('request');
    return `const answer = await fetch(${url}, {
  method: ${method},
  headers: { 'If-Match': item.etag }, // the version that the user saw
  body: JSON.stringify({ ${facts.text('field', 'value')}: wanted }),
});
if (answer.status === 412) ask(await answer.json()); // somebody was quicker: the user decides`;
  },
  'server.handler-error': (facts) => `socket.on(${facts.text('request', 'send')}, async (change, answer) => {
  try {
    answer({ ok: true, item: await store(change) });
  } catch (error) {
    answer({ ok: false, message: 'not stored' }); // the client can take it back, or send it again
    throw error;
  }
});`,
  'poll.hot': (facts) => `// Asked every ${facts.ms('everyMs', 5_000)} ms for nothing new.
let waitMs = 5_000;
async function poll() {
  const answer = await fetch(${facts.request('request').url}, { headers: { 'If-None-Match': etag } });
  waitMs = answer.status === 304 ? Math.min(2 * waitMs, 60_000) : 5_000;
  setTimeout(poll, waitMs);
}`,
  'poll.hidden': (facts) => `async function poll() {
  if (document.visibilityState === 'visible') await read(${facts.request('request').url});
  timer = setTimeout(poll, ${facts.ms('everyMs', 5_000)});
}
document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  void poll();
});`,
  'poll.overlap': (facts) => `async function poll() {
  await read(${facts.request('request').url}); // the next one only after this
  setTimeout(poll, 5_000);
}`,
  'resync.loop': (facts) => `socket.on('connect', () => {
  if (!socket.recovered) void read(${facts.request('request').url}); // once, and not from what it brings
});`,
  'resync.storm': (facts) => `socket.on('connect', () => {
  // All pages come back at once: each waits a time of its own.
  setTimeout(() => void read(${facts.request('request').url}), 10_000 * Math.random());
});`,
};
