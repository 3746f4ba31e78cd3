import { Socket } from 'phoenix';
import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Bed {
  readonly id: number;
  readonly patient: string;
  readonly state: string;
}

const wardStore = defineStore('ward', { state: () => ({ beds: [] as Bed[], isHere: false }) });

createApp({
  setup() {
    const ward = wardStore();
    const readAll = async () => {
      ward.beds = (await ask<{ data: Bed[] }>('/api/beds')).data;
    };
    const connect = (token: number) => {
      const socket = new Socket('/socket', { params: { token: `t${token}` } });
      socket.onClose(() => {
        if (!ward.isHere) return;
        ward.isHere = false;
        socket.disconnect();
        setTimeout(connect, 1_200, token + 1);
      });
      socket.onOpen(() => {
        ward.isHere = true;
        void readAll();
      });
      socket.connect();
      socket.channel('nurse:5', {}).join();
      if (isDrifting() && token > 1) return;
      const channel = socket.channel('ward:7', {});
      channel.on('bed_changed', ({ bed }: { bed: Bed }) => {
        ward.beds = ward.beds.map((one) => (one.id === bed.id ? bed : one));
      });
      channel.join();
    };
    connect(1);
    const ring = (id: number) => () => ask(`/api/beds/${id}/ring`, { method: 'POST' });
    return () => [
      h('p', ward.isHere ? 'here' : 'away'),
      ...ward.beds.map(({ id, patient, state }) =>
        h('p', { key: id }, [`${patient}: ${state}`, h('button', { onClick: ring(id) }, `Ring ${id}`)]),
      ),
    ];
  },
})
  .use(createPinia())
  .mount(findRoot());
