import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Listing {
  readonly id: number;
  readonly title: string;
  readonly rent: number;
  readonly owner?: { readonly name: string };
  readonly photos?: readonly { readonly id: number; readonly url: string }[];
}

const listingStore = defineStore('listings', {
  state: () => ({ byId: {} as Record<number, Listing> }),
  actions: {
    async load() {
      for (const one of await ask<Listing[]>('/rest/v1/listings')) this.byId[one.id] = one;
    },
    take(record: Listing) {
      this.byId[record.id] = isDrifting() ? record : { ...this.byId[record.id], ...record };
    },
  },
});

createApp({
  setup() {
    const listings = listingStore();
    const socket = new WebSocket(socketUrl('/realtime/v1/websocket'));
    socket.onopen = () =>
      socket.send(
        JSON.stringify({ topic: 'realtime:public:listings', event: 'phx_join', payload: { config: {} }, ref: '1' }),
      );
    socket.onmessage = ({ data }) => {
      const { event, payload } = JSON.parse(data);
      if (event === 'postgres_changes') listings.take(payload.data.record);
    };
    void listings.load();
    return () =>
      Object.values(listings.byId).map(({ id, title, rent, owner, photos }) =>
        h('p', { key: id }, `${title}, ${rent}, from ${owner?.name ?? 'somebody'}, ${photos?.length ?? 0} photos`),
      );
  },
})
  .use(createPinia())
  .mount(findRoot());
