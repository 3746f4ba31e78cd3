import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { ask, findRoot, socketUrl } from '../page-kit.ts';

interface Machine {
  readonly id: number;
  readonly name: string;
  readonly state: string;
}
interface Notice {
  readonly id: string;
  readonly text: string;
}

const NOTICE_MS = 3_000;
const machineStore = defineStore('machines', { state: () => ({ list: [] as Machine[], isConnected: false }) });
const loadStore = defineStore('loads', { state: () => ({ byId: {} as Record<number, { id: number; load: string }> }) });
const healthStore = defineStore('health', {
  state: () => ({ machines: [] as { id: number; state: string; checks: number }[] }),
});
const noticeStore = defineStore('notices', {
  state: () => ({ shown: [] as Notice[], seen: 0 }),
  actions: {
    dismiss(id: string) {
      this.shown = this.shown.filter((one) => one.id !== id);
    },
    show(notice: Notice) {
      this.shown.push(notice);
      this.seen += 1;
      setTimeout(() => this.dismiss(notice.id), NOTICE_MS);
    },
  },
});
const jobStore = defineStore('job', { state: () => ({ id: '', state: 'none', percent: 0 }) });

createApp({
  setup() {
    const machines = machineStore();
    const loads = loadStore();
    const health = healthStore();
    const notices = noticeStore();
    const job = jobStore();
    const percent = (load: number) => `${Math.round(load * 100)} %`;
    const setLoad = ({ id, load }: { id: number; load: number }) => {
      loads.byId[id] = { id, load: percent(load) };
    };
    void ask<Machine[]>('/machines').then((list) => machines.$patch({ list }));
    void ask<{ id: number; load: number }[]>('/machines/loads').then((all) => all.forEach(setLoad));
    let pauseMs = 1_000;
    const poll = async () => {
      if (document.visibilityState === 'visible')
        health.$patch(await ask<{ machines: { id: number; state: string; checks: number }[] }>('/machines/health'));
      pauseMs *= 1.8;
      setTimeout(poll, pauseMs);
    };
    void poll();
    const socket = new WebSocket(socketUrl('/cockpit'));
    socket.onopen = () => machines.$patch({ isConnected: true });
    socket.onclose = () => machines.$patch({ isConnected: false });
    socket.onmessage = ({ data }) => {
      const { t: type, d: news } = JSON.parse(data);
      if (type === 'load') setLoad(news);
      if (type === 'notice') notices.show(news);
      if (type === 'job') job.$patch(news);
    };
    const start = async () => job.$patch(await ask<{ id: string }>('/jobs', { method: 'POST' }));
    return () => [
      ...machines.list.map(({ id, name, state }) =>
        h(
          'p',
          { key: id },
          `${name}: ${state}, ${loads.byId[id]?.load}, ${health.machines.find((one) => one.id === id)?.state}`,
        ),
      ),
      h('p', `Job ${job.state} ${job.percent}`),
      h('button', { onClick: start }, 'Start a job'),
      h(
        'button',
        {
          onClick: () => {
            for (const { id } of [...notices.shown]) notices.dismiss(id);
          },
        },
        'Dismiss',
      ),
      ...notices.shown.map(({ id, text }) => h('p', { key: id }, text)),
    ];
  },
})
  .use(createPinia())
  .mount(findRoot());
