import { createPinia, defineStore } from 'pinia';
import Pusher from 'pusher-js';
import { createApp, h, onMounted, onUnmounted, ref } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface User {
  readonly id: string;
  readonly name: string;
}
interface Visit {
  readonly id: string;
  readonly animal: string;
  readonly owner: string;
  readonly status: string;
}
interface Note {
  readonly id: string;
  readonly text: string;
}

const pinia = createPinia();

const session = defineStore('session', {
  state: () => ({ user: null as User | null, token: null as string | null }),
  actions: {
    async enter(name: string) {
      this.$patch(
        await ask<{ user: User; token: string }>('/api/session', { method: 'POST', body: { name, password: 'paws' } }),
      );
    },
    async leave() {
      await ask('/api/session', { method: 'DELETE' });
      this.$reset();
      visits.$reset();
      if (!isDrifting()) notes.$reset();
    },
    read<Answer>(path: string): Promise<Answer> {
      return ask(path, { headers: { authorization: `Bearer ${this.token}` } });
    },
  },
})(pinia);

const visits = defineStore('visits', {
  state: () => ({ waiting: [] as Visit[], waitingCount: 0 }),
  actions: {
    async load() {
      const { visits: waiting, waitingCount } = await session.read<{ visits: Visit[]; waitingCount: number }>(
        '/api/visits',
      );
      this.$patch({ waiting, waitingCount });
    },
    arrived(visit: Visit) {
      this.waiting.push(visit);
      this.waitingCount += 1;
    },
    called({ id }: Visit) {
      this.waiting = this.waiting.filter((one) => one.id !== id);
      this.waitingCount = this.waiting.length;
    },
  },
})(pinia);

const notes = defineStore('notes', {
  state: () => ({ items: [] as Note[] }),
  actions: {
    async load() {
      this.items = await session.read<Note[]>('/api/notes');
    },
  },
})(pinia);

const pusher = new Pusher('vets', {
  wsHost: location.hostname,
  wsPort: Number(location.port),
  cluster: 'eu',
  forceTLS: false,
  enabledTransports: ['ws'],
  disableStats: true,
});

const WaitingRoom = {
  setup() {
    const channel = pusher.subscribe('waiting-room');
    const arrived = (visit: Visit) => visits.arrived(visit);
    const called = (visit: Visit) => visits.called(visit);
    onMounted(() => {
      channel.bind('visit.arrived', arrived);
      channel.bind('visit.called', called);
      void visits.load();
    });
    onUnmounted(() => {
      if (!isDrifting()) channel.unbind('visit.arrived', arrived).unbind('visit.called', called);
    });
    return () => [
      h('h2', `${visits.waitingCount} waiting`),
      ...visits.waiting.map(({ animal, owner }) => h('p', `${animal} of ${owner}`)),
    ];
  },
};

const MyNotes = {
  setup() {
    onMounted(() => notes.load());
    return () => notes.items.map(({ id, text }) => h('p', { key: id }, text));
  },
};

const Practice = {
  setup() {
    const view = ref<object>(WaitingRoom);
    const press = (text: string, onClick: () => void) => h('button', { type: 'button', onClick }, text);
    const show = (next: object) => () => {
      view.value = next;
    };
    return () =>
      session.user === null
        ? ['Nora', 'Omar'].map((name) => press(`I am ${name}`, () => void session.enter(name)))
        : [
            h('h1', session.user.name),
            press('Waiting room', show(WaitingRoom)),
            press('My notes', show(MyNotes)),
            press('Leave', () => void session.leave()),
            h(view.value),
          ];
  },
};

createApp(Practice).use(pinia).mount(findRoot());
