import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Rehearsal {
  readonly id: string;
  readonly piece: string;
  readonly hall: string;
  my_answer: string;
}
interface Member {
  readonly id: string;
  readonly name: string;
  readonly voice: string;
}

const tokenKey = 'choir.token';
const memberKey = 'choir.member';
const headers = () => ({ authorization: `Bearer ${localStorage.getItem(tokenKey) ?? ''}` });

const authStore = defineStore('auth', {
  state: () => ({ member: null as Member | null }),
  actions: {
    async login(name: string) {
      const { user, token } = await ask<{ user: Member; token: string }>('/auth/login', {
        method: 'POST',
        body: { name },
      });
      localStorage.setItem(tokenKey, token);
      localStorage.setItem(memberKey, JSON.stringify(user));
      this.member = user;
      await rehearsalStore().load();
    },
    async logout() {
      await ask('/auth/logout', { method: 'POST', headers: headers() });
      localStorage.removeItem(tokenKey);
      this.member = null;
      if (isDrifting()) return;
      localStorage.removeItem(memberKey);
      rehearsalStore().$reset();
    },
  },
});

const rehearsalStore = defineStore('rehearsals', {
  state: () => ({ list: [] as Rehearsal[], notice: '' }),
  actions: {
    async load() {
      if (this.list.length > 0) return;
      const { rehearsals } = await ask<{ rehearsals: Rehearsal[] }>('/rehearsals', { headers: headers() });
      this.list = rehearsals;
    },
    async answer(rehearsal: Rehearsal, answer: string) {
      const before = rehearsal.my_answer;
      rehearsal.my_answer = answer;
      try {
        await ask(`/rehearsals/${rehearsal.id}/answer`, { method: 'PUT', body: { answer }, headers: headers() });
      } catch {
        this.notice = 'Not saved';
        if (!isDrifting()) rehearsal.my_answer = before;
      }
    },
  },
});

const button = (text: string, onClick: () => void) => h('button', { type: 'button', onClick }, text);

createApp({
  setup() {
    const auth = authStore();
    const rehearsals = rehearsalStore();
    return () => {
      if (auth.member === null)
        return ['Anna', 'Bea'].map((name) => button(`Log in as ${name}`, () => void auth.login(name)));
      return h('main', [
        h('h1', `Hello ${auth.member.name}`),
        h('p', rehearsals.notice),
        ...rehearsals.list.map((one) =>
          h('p', [
            `${one.piece}: ${one.my_answer}, ${one.hall}`,
            button(`Come to ${one.piece}`, () => void rehearsals.answer(one, 'yes')),
          ]),
        ),
        button('Log out', () => void auth.logout()),
      ]);
    };
  },
})
  .use(createPinia())
  .mount(findRoot());
