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

it('takes the frames whose texts stand behind the JSON, and lets no secret of theirs leave either', async () => {
  const session = { id: 'session-of-a-page', originMs: 1, url: 'https://app.test/' };
  const text = '42["login",{"token":"planted-secret"}]';
  const json = JSON.stringify({ v: 1, session, batch: 1, records: [[1, 1_500, 1, 1, text.length]] });
  const prepared = await prepareBatch(`${json}\n${text}`, { ...ids, redactorOf });
  expect(prepared).toMatchObject({
    ok: true,
    value: { records: [{ kind: 'socket.frame', seq: 1, t: 1.5, dir: 'in', n: 1, size: text.length }] },
  });
  expect(JSON.stringify(prepared)).not.toContain('planted-secret');
});

it('says what is wrong with a text that is no batch', async () => {
  expect(await prepareBatch('{', { ...ids, redactorOf })).toMatchObject({ ok: false, error: { kind: 'invalid-json' } });
  expect(await prepareBatch('{}', { ...ids, redactorOf })).toMatchObject({ ok: false });
});
