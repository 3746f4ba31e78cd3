import { createPinia, defineStore } from 'pinia';
import { createApp, h, onMounted, onUnmounted } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Ferry {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly seq: number;
}
interface Alert {
  readonly id: string;
  readonly ferryId: string;
  readonly text: string;
}

const mapStore = defineStore('map', {
  state: () => ({ link: 'connecting', ferries: [] as Ferry[], alerts: [] as Alert[], openAlerts: 0 }),
  actions: {
    async load() {
      this.$patch(await ask<{ ferries: Ferry[]; alerts: Alert[]; openAlerts: number }>('/api/map'));
    },
    moved(ferry: Ferry) {
      const at = this.ferries.findIndex(({ id }) => id === ferry.id);
      const before = this.ferries[at];
      if (before === undefined) return;
      if (isDrifting() || before.seq < ferry.seq) this.ferries[at] = ferry;
    },
    opened(alert: Alert) {
      this.alerts.push(alert);
      this.openAlerts += 1;
    },
    closed(id: string) {
      this.alerts = this.alerts.filter((one) => one.id !== id);
      this.openAlerts -= 1;
    },
  },
});

const FerryMap = {
  setup() {
    const map = mapStore();
    let stream: EventSource | undefined;
    onMounted(async () => {
      await map.load();
      stream = new EventSource('/api/positions');
      stream.onopen = () => {
        map.link = 'live';
      };
      stream.onerror = () => {
        if (!isDrifting() || stream?.readyState === EventSource.CLOSED) map.link = 'reconnecting';
      };
      stream.addEventListener('position', ({ data }) => map.moved(JSON.parse(data).ferry));
      stream.addEventListener('alert.opened', ({ data }) => map.opened(JSON.parse(data).alert));
      stream.addEventListener('alert.closed', ({ data }) => map.closed(JSON.parse(data).id));
    });
    onUnmounted(() => stream?.close());
    return () => [
      h('p', map.link === 'live' ? 'Live' : 'Away'),
      h('h2', `${map.openAlerts} alerts`),
      ...map.ferries.map(({ id, name, lat }) => h('p', { key: id }, `${name} at ${lat}`)),
      ...map.alerts.map(({ id, text }) => h('li', { key: id }, text)),
    ];
  },
};

createApp(FerryMap).use(createPinia()).mount(findRoot());
