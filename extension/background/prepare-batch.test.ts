import { createRedactor } from '@driftscope/records';
import { expect, it } from 'vitest';
import { prepareBatch } from './prepare-batch.ts';

const redactorOf = async () => createRedactor({ key: new Uint8Array(32) });
const ids = { tab: 'tab-1', browser: 'browser-1' };

it('lets no secret leave, neither of the records nor of the address of the page', async () => {
  const batch = {
    v: 1,
    session: { id: 's1', originMs: 1, url: 'https://app.test/?token=planted-secret' },
    batch: 1,
    records: [
      {
        seq: 1,
        t: 1,
        kind: 'socket.frame',
        socket: 1,
        dir: 'out',
        n: 1,
        size: 30,
        text: '40{"token":"planted-secret"}',
      },
    ],
  };
  const prepared = await prepareBatch(JSON.stringify(batch), { ...ids, redactorOf });
  expect(prepared).toMatchObject({ ok: true, value: { session: ids } });
  expect(JSON.stringify(prepared)).not.toContain('planted-secret');
});

it('says what is wrong with a text that is no batch', async () => {
  expect(await prepareBatch('{', { ...ids, redactorOf })).toMatchObject({ ok: false, error: { kind: 'invalid-json' } });
  expect(await prepareBatch('{}', { ...ids, redactorOf })).toMatchObject({ ok: false });
});
