import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SessionDetailSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { startCollectorProcess } from '../testing/collector-process.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

/** Runs what follows with a disk of 12 MiB of its own at a folder, of which a file takes eight. */
const onSmallDisk = (folder: string) => [
  'unshare',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=12m tmpfs ${folder} && head -c 8m /dev/zero > ${folder}/filler && exec "$@"`,
  'sh',
];

const hasSmallDisks = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;

/** A batch that takes some 50 kB on disk, whatever packs it. */
function largeBatch(batch: number) {
  const text = randomBytes(40_000).toString('base64');
  return makeBatch({ batch, records: [{ seq: batch, t: batch, kind: 'mark', text }] });
}

describe.runIf(hasSmallDisks)('a collector whose disk is full', () => {
  it('says so, keeps what it has, and goes on when there is room again', async () => {
    const folder = await temporaryFolder();
    const { url, pid } = await startCollectorProcess({ DRIFTSCOPE_DATA: folder }, onSmallDisk(folder));
    const postOnce = (batch: number) =>
      fetch(`${url}/api/v1/batches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(largeBatch(batch)),
      });
    /** On a machine that has no time to judge it is asked to come again, which has nothing to do with the disk. */
    const post = async (batch: number) => {
      for (;;) {
        const answer = await postOnce(batch);
        if (!(await answer.clone().text()).includes('"busy"')) return answer;
        await sleep(1_000 * Number(answer.headers.get('retry-after')));
      }
    };
    const statusOf = async (path: string) => (await fetch(`${url}${path}`)).status;
    expect(await statusOf('/api/ready')).toBe(200);

    let acked = 0;
    let refused: Response | undefined;
    while (refused === undefined && acked < 1_000) {
      const answer = await post(acked + 1);
      if (answer.status === 202) acked++;
      else refused = answer;
    }
    expect(refused?.status).toBe(507);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused?.json()).toMatchObject({ error: { kind: 'disk-full', hint: expect.any(String) } });
    expect([await statusOf('/api/health'), await statusOf('/api/ready')]).toEqual([200, 503]);

    await rm(join(`/proc/${pid}/root`, folder, 'filler'));
    expect((await post(acked + 1)).status).toBe(202);
    expect(await statusOf('/api/ready')).toBe(200);
    const session = Value.Parse(SessionDetailSchema, await (await fetch(`${url}/api/v1/sessions/s1`)).json());
    expect(session).toMatchObject({ records: acked + 1, holes: [] });
  });
});
