import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { type ChatPage, ORIGIN_MS } from './chat-page.ts';

/** Numbers of the page's stores. */
export const STORES = { session: 1, connection: 2, conversations: 3, messages: 4, presence: 5 } as const;

const CONVERSATIONS = 20;
const USERS = 40;
/** Messages that the app keeps of each conversation: 4,000 in all. */
const MOST_KEPT = 200;
/** Messages in one answer. */
const PAGE = 50;
const WORDS = 'the meeting is at ten and we still need figures from März for our plan, see you there then'.split(' ');

/** What the app holds and its server knows, and what each of them does. The client is in sync unless it is told not to be. */
export class ChatState {
  readonly #page: ChatPage;
  readonly #random: () => number;
  /** What the server has, the last ones of each conversation. */
  readonly #messages: readonly JsonObject[][];
  /** How many of those the app holds. 0: the conversation was not opened yet. */
  readonly #held: number[] = Array.from({ length: CONVERSATIONS }, () => 0);
  #made = 0;
  #open = 0;

  constructor(page: ChatPage, random: () => number) {
    this.#page = page;
    this.#random = random;
    this.#messages = Array.from({ length: CONVERSATIONS }, (_, index) =>
      Array.from({ length: MOST_KEPT }, () => this.#newMessage(index)),
    );
  }

  load(): void {
    const page = this.#page;
    page.add({ kind: 'recorder.on', fromStart: true });
    page.add({ kind: 'page.load', url: 'http://127.0.0.1:3000/', visibility: 'visible', online: true });
    page.store(STORES.session, 'session', { user: { id: 'u_0', name: 'user 0' }, token: 'token-0', restoring: false });
    page.add({ kind: 'identity.seen', who: 'u_0', label: 'user 0', how: 'response' });
    page.store(STORES.connection, 'connection', { status: 'disconnected', deviceId: null });
    page.fetch('GET /api/conversations', { conversations: this.#conversations() });
    page.store(STORES.conversations, 'conversations', { conversations: this.#conversations(), readUpTo: {} });
    page.store(STORES.messages, 'messages', { byConversation: {} });
    page.store(STORES.presence, 'presence', { devices: {}, typing: {} });
    this.comeBack();
    this.openConversation();
  }

  comeBack(): void {
    this.#page.connect('token-0');
    this.#page.commit(STORES.connection, { op: 'set', path: ['status'], value: 'connected' });
    this.#page.receive('presence:list', [{ userId: this.#user(), deviceId: this.#device() }]);
  }

  /** Somebody wrote. */
  hear(): void {
    const index = this.#index(CONVERSATIONS);
    const message = this.#newMessage(index);
    this.#page.receive('message:new', message);
    this.#append(index, message);
  }

  seePresence(): void {
    const [userId, deviceId] = [this.#user(), this.#device()];
    const hasJoined = this.#random() < 0.5;
    this.#page.receive(hasJoined ? 'presence:joined' : 'presence:left', { userId, deviceId });
    const value = hasJoined ? [deviceId] : [];
    this.#page.commit(STORES.presence, { op: 'set', path: ['devices', userId], value });
  }

  seeTyping(): void {
    const [userId, id] = [this.#user(), conversationId(this.#index(CONVERSATIONS))];
    this.#page.receive('typing', { userId, conversationId: id });
    this.#page.commit(STORES.presence, { op: 'set', path: ['typing', id], value: [userId] });
  }

  /** The user writes; the app shows it at once, and the socket says it again. */
  send(): void {
    const page = this.#page;
    const index = this.#open;
    const message = this.#newMessage(index, 'u_0');
    const { text } = message;
    page.add({ kind: 'ui.change', target: 'textarea[name="text"]', size: String(text).length });
    page.add({ kind: 'ui.submit', target: 'form[aria-label="Write"]' });
    const body = { id: message.id ?? null, text: text ?? null };
    page.fetch(`POST /api/conversations/${conversationId(index)}/messages`, message, body, () =>
      this.#append(index, message),
    );
    page.receive('message:new', message);
  }

  openConversation(): void {
    this.#open = this.#index(CONVERSATIONS);
    const id = conversationId(this.#open);
    this.#page.add({ kind: 'ui.click', target: `a[data-testid="open-${id}"]` });
    const messages = this.#messages[this.#open]?.slice(-PAGE) ?? [];
    this.#page.fetch(`GET /api/conversations/${id}/messages?limit=${PAGE}`, { messages });
    if (this.#held[this.#open] === 0) {
      this.#held[this.#open] = messages.length;
      this.#page.commit(STORES.messages, { op: 'set', path: ['byConversation', id], value: messages });
    }
    this.#page.commit(STORES.conversations, { op: 'set', path: ['readUpTo', id], value: messages.at(-1)?.id ?? null });
    this.#page.add({ kind: 'storage.set', area: 'local', key: 'open', value: id });
  }

  /** The list of conversations, again. */
  readAll(): void {
    this.#page.fetch('GET /api/conversations', { conversations: this.#conversations() });
    this.#page.commit(STORES.conversations, { op: 'set', path: ['conversations'], value: this.#conversations() });
  }

  keepDraft(): void {
    this.#page.add({ kind: 'storage.set', area: 'local', key: 'draft', value: this.#text() });
  }

  beBusy(): void {
    this.#page.add({ kind: 'page.long-task', startMs: this.#page.t - 60, durationMs: 60 });
    this.#page.add({ kind: 'page.layout-shift', startMs: this.#page.t, score: 0.01 });
  }

  click(): void {
    this.#page.add({ kind: 'ui.click', target: 'button[data-testid="emoji"]' });
  }

  lookAway(): void {
    this.#page.add({ kind: 'page.visibility', visibility: 'hidden' });
    this.#page.wait(2_000);
    this.#page.add({ kind: 'page.visibility', visibility: 'visible' });
  }

  #append(index: number, message: JsonObject): void {
    const list = this.#messages[index] ?? [];
    list.push(message);
    list.shift();
    const held = this.#held[index] ?? 0;
    if (held > 0) {
      const path = ['byConversation', conversationId(index)];
      const append: PatchOp = { op: 'splice', path, at: held, remove: 0, insert: [message] };
      const isFull = held === MOST_KEPT;
      if (!isFull) this.#held[index] = held + 1;
      this.#page.commit(STORES.messages, append, ...(isFull ? [forgetFirst(path)] : []));
    }
    const value = message;
    this.#page.commit(STORES.conversations, { op: 'set', path: ['conversations', index, 'lastMessage'], value });
  }

  #conversations(): Json[] {
    return this.#messages.map((list, index) => ({
      id: conversationId(index),
      title: `Conversation ${index}`,
      members: [index, index + 1, index + 2].map((user) => ({ id: `u_${user}`, name: `user ${user}` })),
      lastMessage: list.at(-1) ?? null,
    }));
  }

  #newMessage(index: number, authorId: string = this.#user()): JsonObject {
    this.#made++;
    const sentAt = new Date(ORIGIN_MS + this.#page.t).toISOString();
    return { id: `m_${this.#made}`, conversationId: conversationId(index), authorId, text: this.#text(), sentAt };
  }

  #text(): string {
    return Array.from({ length: 4 + this.#index(30) }, () => WORDS[this.#index(WORDS.length)] ?? '').join(' ');
  }

  #user(): string {
    return `u_${1 + this.#index(USERS - 1)}`;
  }

  #device(): string {
    return `d_${this.#index(1_000_000)}`;
  }

  #index(count: number): number {
    return Math.floor(this.#random() * count);
  }
}

const conversationId = (index: number): string => `c_${index + 1}`;

const forgetFirst = (path: string[]): PatchOp => ({ op: 'splice', path, at: 0, remove: 1, insert: [] });
