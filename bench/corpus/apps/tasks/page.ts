import { createClient } from 'graphql-ws';
import { createPinia, defineStore } from 'pinia';
import { createApp, h } from 'vue';
import { findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Task {
  readonly id: number;
  readonly title: string;
  readonly done: boolean;
}

const client = createClient({ url: socketUrl('/graphql') });

/** Each answer to an operation. A query has one, a subscription has many. */
function run<Data>(query: string, take: (data: Data) => void, variables: Record<string, unknown> = {}): void {
  const operationName = /^\w+ (\w+)/.exec(query)?.[1] ?? '';
  client.subscribe<Data>(
    { query, operationName, variables },
    { next: ({ data }) => data && take(data), error: console.error, complete: () => undefined },
  );
}

const tasksStore = defineStore('tasks', {
  state: () => ({ list: [] as Task[] }),
  actions: {
    add(task: Task) {
      if (isDrifting() || !this.list.some(({ id }) => id === task.id)) this.list.push(task);
    },
  },
});

createApp({
  setup() {
    const tasks = tasksStore();
    run<{ tasks: Task[] }>('query Tasks { tasks { id title done } }', (data) => {
      tasks.list = data.tasks;
    });
    run<{ taskAdded: Task }>('subscription TaskAdded { taskAdded { id title done } }', (data) =>
      tasks.add(data.taskAdded),
    );
    const add = () =>
      run<{ addTask: Task }>(
        'mutation AddTask($title: String!) { addTask(title: $title) { id title done } }',
        (data) => tasks.add(data.addTask),
        { title: 'Buy soil' },
      );
    return () => [...tasks.list.map(({ title }) => h('p', title)), h('button', { onClick: add }, 'Add')];
  },
})
  .use(createPinia())
  .mount(findRoot());
