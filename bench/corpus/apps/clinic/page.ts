import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}
interface Visit {
  readonly id: number;
  readonly note: string;
}

const sessionStore = defineStore('session', { state: () => ({ user: null as { id: string; name: string } | null }) });
const wardsStore = defineStore('wards', { state: () => ({ list: [] as { id: number; title: string }[] }) });
const patientsStore = defineStore('patients', { state: () => ({ list: [] as Named[] }) });
const visitsStore = defineStore('visits', { state: () => ({ list: [] as Visit[] }) });

createApp({
  setup() {
    const [session, wards, patients, visits] = [sessionStore(), wardsStore(), patientsStore(), visitsStore()];
    void ask<{ id: number; title: string }[]>('/api/wards').then((list) => wards.$patch({ list }));
    const logIn = (name: string) => async () => {
      const { user } = await ask<{ user: { id: string; name: string } }>('/api/login', {
        method: 'POST',
        body: { name },
      });
      session.user = user;
      patients.list = await ask<Named[]>('/api/patients');
    };
    const logOut = async () => {
      await ask('/api/logout', { method: 'POST' });
      session.$reset();
      patients.$reset();
      if (!isDrifting()) visits.$reset();
    };
    const readVisits = async () => {
      visits.list = await ask<Visit[]>('/api/visits');
    };
    return () => [
      h('h1', session.user?.name ?? 'Nobody'),
      ...wards.list.map(({ title }) => h('p', title)),
      ...patients.list.map(({ name }) => h('p', name)),
      ...(session.user ? visits.list.map(({ note }) => h('p', note)) : []),
      ...['ada', 'ben'].map((name) => h('button', { onClick: logIn(name) }, `Log in as ${name}`)),
      h('button', { onClick: readVisits }, 'Visits'),
      h('button', { onClick: logOut }, 'Log out'),
    ];
  },
})
  .use(createPinia())
  .mount(findRoot());
