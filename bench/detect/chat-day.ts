import { type DriftRecord, type SessionHeader, type SessionId, seededRandom } from '@driftscope/records';
import { ChatPage, ORIGIN_MS } from './chat-page.ts';
import { ChatState, STORES } from './chat-state.ts';

/** One page of a team chat that is open for a day, and has a defect that shows now and then. */
export interface ChatDay {
  /** The next records, some thousands at a time, without end. */
  next(): readonly DriftRecord[];
  /** How often so far the page came back after a gap, and did not ask for what it had missed. */
  readonly blindReturns: number;
}

export const pageHeader: SessionHeader = {
  id: 'page-day' as SessionId,
  originMs: ORIGIN_MS,
  app: 'chat',
  origin: 'http://127.0.0.1:3000',
};

const TAKEN_AT_ONCE = 5_000;
/** So that a million records are a day. */
const PAUSE_MS = 240;
const PING_MS = 25_000;
/** A chat on a train: this many things happen between two gaps. */
const BEATS_PER_GAP = 3_000;
const BLIND_EVERY = 10;

/**
 * Writes the day: the same one for the same seed. What happens, and how often, is what the recorder saw of the team
 * chat: mostly frames with the commits they cause, then requests and what the user does.
 */
export function startChatDay(seed: number): ChatDay {
  const random = seededRandom(seed);
  const page = new ChatPage();
  const chat = new ChatState(page, random);
  const beats = weighted(chat);
  let pingDueAt = PING_MS;
  let count = 0;
  let gaps = 0;
  let blindReturns = 0;
  chat.load();

  function beat(): void {
    count++;
    page.wait(2 * PAUSE_MS * random());
    if (page.t >= pingDueAt) ping();
    if (count % BEATS_PER_GAP === 0) gap();
    else beats[Math.floor(random() * beats.length)]?.();
  }

  function ping(): void {
    page.frame('in', '2');
    page.frame('out', '3');
    pingDueAt = page.t + PING_MS;
  }

  function gap(): void {
    gaps++;
    page.lose();
    page.commit(STORES.connection, { op: 'set', path: ['status'], value: 'disconnected' });
    page.wait(1_500);
    chat.comeBack();
    pingDueAt = page.t + PING_MS;
    const isBlind = gaps % BLIND_EVERY === 0;
    if (isBlind) blindReturns++;
    else chat.readAll();
    // Nothing that could pass for a read happens until the page is judged.
    page.wait(6_000);
  }

  return {
    next() {
      for (let step = 0; step < TAKEN_AT_ONCE / 3; step++) beat();
      return page.take();
    },
    get blindReturns() {
      return blindReturns;
    },
  };
}

function weighted(chat: ChatState): readonly (() => void)[] {
  const weights: readonly (readonly [number, () => void])[] = [
    [30, () => chat.hear()],
    [20, () => chat.seePresence()],
    [12, () => chat.seeTyping()],
    [6, () => chat.send()],
    [3, () => chat.openConversation()],
    [1, () => chat.readAll()],
    [5, () => chat.keepDraft()],
    [4, () => chat.beBusy()],
    [2, () => chat.click()],
    [1, () => chat.lookAway()],
  ];
  return weights.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));
}
