import { createApp, defineComponent, h, ref } from 'vue';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Work {
  readonly id: string;
  readonly title: string;
  place: string;
}

const WorkList = defineComponent({
  setup() {
    const [works, total, readings] = [ref<Work[]>([]), ref(0), ref(0)];
    const read = async () => {
      const answer = await ask<{ works: Work[]; total: number }>('/api/works');
      works.value = answer.works;
      total.value = answer.total;
      readings.value += 1;
    };
    const listen = () => {
      const first = works.value;
      new WebSocket(socketUrl('/events')).onmessage = ({ data }) => {
        const { work }: { work: Work } = JSON.parse(data);
        const held = (isDrifting() ? first : works.value).find(({ id }) => id === work.id);
        if (held) held.place = work.place;
      };
    };
    const lend = (id: string) => ask(`/api/works/${id}`, { method: 'POST', body: { place: 'lent' } });
    void read().then(listen);
    return { works, total, readings, read, lend };
  },
  render() {
    return h('main', [
      h('p', `${this.total} works, read ${this.readings} times`),
      h('button', { onClick: this.read }, 'Read again'),
      ...this.works.map(({ id, title, place }) =>
        h('p', { key: id }, [`${title}: ${place} `, h('button', { onClick: () => this.lend(id) }, `Lend ${title}`)]),
      ),
    ]);
  },
});

createApp(WorkList).mount(findRoot());
