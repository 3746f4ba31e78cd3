import { open } from 'node:fs/promises';
import { serve } from './serve.ts';

// The least that is durable: bodies as they come, one after the other, and one fdatasync for all that waited meanwhile.
const file = await open(process.argv[3] ?? '', 'a');
let waiting: { readonly body: Buffer; readonly done: () => void }[] = [];
let isBusy = false;

async function flush(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  while (waiting.length > 0) {
    const taken = waiting;
    waiting = [];
    await file.appendFile(Buffer.concat(taken.map(({ body }) => body)));
    await file.datasync();
    for (const { done } of taken) done();
  }
  isBusy = false;
}

serve((body) => {
  JSON.parse(body.toString());
  return new Promise((done) => {
    waiting.push({ body, done });
    void flush();
  });
});
