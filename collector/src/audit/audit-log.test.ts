import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MadeTokenSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { makeToken } from '../testing/make-token.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

it('says who made and revoked tokens and changed incidents, and has no secret in it', async () => {
  const dataDir = await temporaryFolder();
  const admin = makeToken(dataDir, 'admin');
  const read = makeToken(dataDir, 'read');
  const { post } = await startTestCollector({ dataDir });
  const as = ({ headers }: typeof admin, method: string, path: string, body: unknown = {}) =>
    post(body, { method, path, headers });
  const made = await as(admin, 'POST', '/api/v1/tokens', { name: 'CI', scope: 'ingest' });
  expect(made).toMatchObject({ status: 201, body: { token: { name: 'CI' }, secret: expect.any(String) } });
  const { token, secret } = Value.Parse(MadeTokenSchema, made.body);
  expect((await as(admin, 'DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(200);
  await as(admin, 'PATCH', '/api/v1/incidents/i1', { status: 'resolved' });
  await as(read, 'PATCH', '/api/v1/incidents/i2', { status: 'resolved' });
  await as(read, 'POST', '/api/v1/tokens', { name: 'x', scope: 'admin' });
  const file = join(dataDir, 'audit.log');
  const text = await readFile(file, 'utf8');
  const by = 'a admin';
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { at: expect.any(String), by, act: 'token.create', token: token.id },
    { at: expect.any(String), by, act: 'token.revoke', token: token.id },
    { at: expect.any(String), by, act: 'PATCH /api/v1/incidents/i1' },
  ]);
  expect(text).not.toContain(secret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('is not needed where there is no token: but nobody makes the first one from outside', async () => {
  const { post } = await startTestCollector();
  const made = await post({ name: 'x', scope: 'admin' }, { path: '/api/v1/tokens' });
  expect(made).toMatchObject({ status: 401, body: { error: { kind: 'bad-token' } } });
});
