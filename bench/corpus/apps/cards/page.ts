import { createPinia, defineStore } from 'pinia';
import { io } from 'socket.io-client';
import { createApp, h } from 'vue';
import { findRoot, isDrifting } from '../page-kit.ts';

interface Card {
  readonly cardId: string;
  readonly boardId: string;
  readonly title: string;
}

const socket = io({ reconnectionDelay: 300, reconnectionDelayMax: 600 });

const boardOf = defineStore('board', {
  state: () => ({ boardId: '', cards: [] as Card[], isOnline: false }),
  actions: {
    async open(boardId: string) {
      if (this.boardId !== '' && this.boardId !== boardId && !isDrifting())
        socket.emit('board:leave', { boardId: this.boardId });
      this.boardId = boardId;
      const { data } = await socket.emitWithAck('board:join', { boardId });
      if (this.boardId === boardId) this.cards = data.cards;
    },
    async add(title: string) {
      const { boardId } = this;
      if (isDrifting()) this.cards.push({ cardId: `tmp-${Date.now()}`, boardId, title });
      await socket.emitWithAck('card:create', { boardId, title });
    },
    created(card: Card) {
      if (!isDrifting() && (card.boardId !== this.boardId || this.cards.some(({ cardId }) => cardId === card.cardId)))
        return;
      this.cards.push(card);
    },
  },
});

const pinia = createPinia();
const app = createApp({
  setup() {
    const board = boardOf();
    const button = (text: string, onClick: () => void) => h('button', { type: 'button', onClick }, text);
    return () =>
      h('main', [
        h('p', board.isOnline ? 'Online' : 'Offline'),
        ...['launch', 'hiring'].map((boardId) => button(`Open ${boardId}`, () => void board.open(boardId))),
        ...['Slogan', 'Party', 'Offer'].map((title) => button(`Add ${title}`, () => void board.add(title))),
        ...board.cards.map(({ cardId, title }) => h('p', { key: cardId }, title)),
      ]);
  },
});
app.use(pinia);
app.mount(findRoot());

const board = boardOf();
type Created = { readonly payload: { readonly data: { readonly card: Card } } };
const listen = () => socket.on('card:created', ({ payload }: Created) => board.created(payload.data.card));

socket.on('connect', () => {
  board.isOnline = true;
  if (isDrifting()) listen();
  if (board.boardId !== '') void board.open(board.boardId);
});
socket.on('disconnect', () => {
  board.isOnline = false;
});
if (!isDrifting()) listen();
