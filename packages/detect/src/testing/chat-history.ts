import type { Json, JsonObject } from '@driftscope/records';
import fc from 'fast-check';
import { message } from './chat-traces.ts';
import type { Trace } from './detect-all.ts';
import { PageTrace } from './page-trace.ts';
import { ServerTrace } from './server-trace.ts';

const ROOM = 'conversation:c_1';
const people = ['alice', 'bob'] as const;
type Person = (typeof people)[number];

/** What can happen in a chat of two pages, with and without the defects that clients have. */
const stepKinds = [
  'heard',
  'heard',
  'heard',
  'dropped by the store',
  'taken twice',
  'cut',
  'back without reading',
  'back and read again',
  'read late',
  'sent',
  'sent in vain',
  'hidden',
  'seen again',
  'another user',
  'record lost',
  'nothing',
] as const;

export interface HistoryStep {
  readonly kind: (typeof stepKinds)[number];
  readonly who: Person;
  readonly waitMs: number;
}

export const historySteps: fc.Arbitrary<readonly HistoryStep[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...stepKinds),
    who: fc.constantFrom(...people),
    waitMs: fc.constantFrom(0, 1, 40, 700, 2_000, 6_000, 31_000),
  }),
  { minLength: 4, maxLength: 40 },
);

/** Plays the steps on two pages and their server. */
export function playChat(steps: readonly HistoryStep[]): {
  readonly traces: readonly Trace[];
  readonly untilT: number;
} {
  const server = new ServerTrace();
  const clients = { alice: createClient('alice', server), bob: createClient('bob', server) };
  let t = 1_000;
  let number = 2;
  for (const { kind, who, waitMs } of steps) {
    t += waitMs;
    if (kind === 'heard' || kind === 'dropped by the store' || kind === 'taken twice') {
      number++;
      const to = people.flatMap((name) => clients[name].eio() ?? []);
      server.at(t).emit('message:new', message(number), { rooms: [ROOM], to });
      for (const name of people) clients[name].hear(t + 3, number, name === who ? kind : 'heard');
    } else clients[who].act(t, kind);
  }
  const traces = [clients.alice.page, clients.bob.page, server];
  return { traces, untilT: t + 40_000 };
}

function createClient(who: Person, server: ServerTrace) {
  const page = new PageTrace(who, { browser: 'one' });
  let held: JsonObject[] = [message(1), message(2)];
  let connections = 0;
  let isUp = false;
  let user: string = who;
  let lastT = 900;
  const eio = (): string => `eio-${who}-${connections}`;
  page.at(100).seen(who);
  page.at(200).fetch('GET /api/conversations/c_1/messages', held, { auth: 'bearer' });
  page.store(1, 'messages', { byConversation: { c_1: [...held] } }).store(2, 'connection', { status: 'connected' });
  connect(900);

  /** A page's records follow one another, also where a step takes longer than the wait after it. */
  function at(t: number): PageTrace {
    lastT = Math.max(lastT, t);
    return page.at(lastT);
  }

  function connect(t: number): void {
    if (isUp) return;
    connections++;
    isUp = true;
    server
      .at(t)
      .connect(eio(), user)
      .add({ kind: 'probe.join', sid: `sid-${eio()}`, namespace: '/', room: ROOM });
    at(t).connect(eio(), { token: `${user}-token` });
    page.commit(2, { op: 'set', path: ['status'], value: 'connected' });
  }

  function cut(t: number): void {
    if (!isUp) return;
    isUp = false;
    at(t).lose();
    server.at(t + 1).disconnect(eio(), [ROOM]);
    page.commit(2, { op: 'set', path: ['status'], value: 'disconnected' });
  }

  function append(...items: readonly JsonObject[]): void {
    const path = ['byConversation', 'c_1'];
    page.commit(1, { op: 'splice', path, at: held.length, remove: 0, insert: [...items] });
    held = [...held, ...items];
  }

  function read(t: number, tookMs: number): void {
    const answer: Json = [...held];
    at(t).fetch('GET /api/conversations/c_1/messages', answer, { auth: 'bearer', tookMs });
    lastT += tookMs;
    page.commit(1, { op: 'set', path: ['byConversation', 'c_1'], value: answer });
  }

  function change(t: number): void {
    const former = user;
    user = user === 'carol' ? who : 'carol';
    at(t).logout(former).login(user);
  }

  function send(t: number, isAnswered: boolean): void {
    const text = `words ${t} of ${who}`;
    const request = at(t).beginFetch('POST /api/conversations/c_1/messages', 'bearer', { text });
    append({ id: `tmp_${who}_${t}`, conversationId: 'c_1', authorId: who, text, sentAt: '' });
    if (isAnswered) page.after(20).answer(request, { ...message(1000 + t, 'c_1', who), text }, 201);
    else page.after(20).fail(request);
    lastT += 20;
  }

  const acts: { readonly [kind in HistoryStep['kind']]?: (t: number) => void } = {
    cut,
    'back without reading': connect,
    'back and read again': (t) => {
      connect(t);
      read(t + 5, 20);
    },
    'read late': (t) => read(t, 3_000),
    hidden: (t) => at(t).visibility('hidden'),
    'seen again': (t) => at(t).visibility('visible'),
    'another user': change,
    'record lost': (t) => at(t).loseRecord(),
    sent: (t) => send(t, true),
    'sent in vain': (t) => send(t, false),
  };

  return {
    page,
    /** Absent while it is cut off. */
    eio: () => (isUp ? eio() : undefined),
    hear(t: number, number: number, how: 'heard' | 'dropped by the store' | 'taken twice'): void {
      if (!isUp) return;
      at(t).receive('message:new', message(number));
      if (how !== 'dropped by the store') append(message(number));
      if (how === 'taken twice') append(message(number));
    },
    act: (t: number, kind: HistoryStep['kind']) => acts[kind]?.(t),
  };
}
