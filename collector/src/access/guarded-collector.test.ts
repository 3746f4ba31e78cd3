import { readdir } from 'node:fs/promises';
import { type ServerMessage, socketEvent } from '@driftscope/sync/server';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freeze } from '../testing/freeze.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { makeToken } from '../testing/make-token.ts';
import { runHere } from '../testing/run-here.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openTokenFolder } from './token-folder.ts';

/** An address of this machine that only it can reach, but that is none of those known to be so. */
const unknownHost = '::ffff:127.0.0.1';

/** A collector with a token of each scope from its start. */
async function startGuarded(options: { host?: string; names?: readonly string[]; token?: string } = {}) {
  const dataDir = await temporaryFolder();
  const tokens = {
    ingest: makeToken(dataDir, 'ingest'),
    read: makeToken(dataDir, 'read'),
    admin: makeToken(dataDir, 'admin'),
  };
  const collector = await startTestCollector({ dataDir, ...options });
  const status = async (path: string, init: RequestInit = {}) => (await fetch(`${collector.url}${path}`, init)).status;
  return { ...collector, dataDir, tokens, status };
}

function connect(url: string, headers: Record<string, string>) {
  const socket = io(`${url}/live`, { transports: ['websocket'], extraHeaders: headers, reconnection: false });
  onTestFinished(() => void socket.close());
  const pushes: unknown[] = [];
  const faults: string[] = [];
  socket.on(socketEvent, (message: ServerMessage) => message.kind === 'change' && pushes.push(message));
  socket.on('connect_error', ({ message }) => faults.push(message));
  return { socket, pushes, faults };
}

const reads = [
  '/api/v1/incidents',
  '/api/v1/groups',
  '/api/v1/stats',
  '/api/v1/overview',
  '/api/v1/settings',
  '/api/v1/reports',
  '/api/v1/sessions',
  '/api/v1/sessions/s1',
  '/api/v1/sessions/s1/records',
  '/api/v1/sessions/s1/export',
  '/api/v1/incidents/s1-1',
  `/api/v1/traces/${'a'.repeat(32)}`,
  '/api/v1/live/sync',
];

describe('a collector with tokens to read', () => {
  it('shows what it has to those who bring one, and to no other', async () => {
    const { tokens, status } = await startGuarded();
    for (const path of reads) {
      expect(await status(path), path).toBe(401);
      expect(await status(path, { headers: { authorization: 'Bearer x' } }), path).toBe(401);
      expect(await status(path, { headers: tokens.ingest.headers }), path).toBe(403);
      expect([200, 404], path).toContain(await status(path, { headers: tokens.read.headers }));
      expect([200, 404], path).toContain(await status(path, { headers: tokens.admin.headers }));
    }
  });

  it('lets an admin alone change what users say of an incident', async () => {
    const { tokens, post } = await startGuarded();
    const change = (headers: Record<string, string>) =>
      post({ status: 'resolved' }, { path: '/api/v1/incidents/i1', method: 'PATCH', headers });
    expect(await change({})).toMatchObject({ status: 401 });
    expect(await change(tokens.read.headers)).toMatchObject({ status: 403, body: { error: { kind: 'wrong-scope' } } });
    expect(await change(tokens.admin.headers)).toMatchObject({ status: 404 });
  });

  it('pushes to who may read, until that token is revoked', async () => {
    const { url, tokens, post, dataDir } = await startGuarded();
    const stranger = connect(url, {});
    const sender = connect(url, tokens.ingest.headers);
    const reader = connect(url, tokens.read.headers);
    const admin = connect(url, tokens.admin.headers);
    await vi.waitFor(() => expect([...stranger.faults, ...sender.faults]).toHaveLength(2));
    await vi.waitFor(() => expect(reader.socket.connected && admin.socket.connected).toBe(true));
    await post(freeze('s1', Date.now() - 60_000), { headers: tokens.ingest.headers });
    await vi.waitFor(() => expect(reader.pushes).toHaveLength(1), 10_000);
    openTokenFolder(dataDir, Date.now).revoke(tokens.read.id);
    await vi.waitFor(
      async () => expect((await fetch(`${url}/api/v1/stats`, { headers: tokens.read.headers })).status).toBe(401),
      5_000,
    );
    await post(freeze('s2', Date.now() - 60_000), { headers: tokens.ingest.headers });
    await vi.waitFor(() => expect(admin.pushes).toHaveLength(2), 10_000);
    await vi.waitFor(() => expect(reader.socket.connected).toBe(false));
    expect(reader.pushes).toHaveLength(1);
  });

  it('takes a token for a cookie, which has not the token in it, and is worth nothing once that is revoked', async () => {
    const { url, tokens, post, status, dataDir } = await startGuarded();
    const { headers, body } = await post({ token: tokens.read.secret }, { path: '/api/v1/sign-in' });
    const [cookie = '', ...attributes] = headers.get('set-cookie')?.split('; ') ?? [];
    expect(body).toEqual({ isGuarded: true, as: { name: 'a read', scope: 'read' } });
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']));
    expect(cookie).not.toContain(tokens.read.secret.slice('drift_read_'.length));
    expect(await status('/api/v1/incidents', { headers: { cookie } })).toBe(200);
    expect(await status('/api/v1/incidents', { headers: { cookie: `theme=dark; ${cookie}` } })).toBe(200);
    const live = connect(url, { cookie, origin: url });
    await vi.waitFor(() => expect(live.socket.connected).toBe(true));
    const [name = '', value = ''] = cookie.split('=');
    const [id = '', until = '', signature = ''] = value.split('.');
    const forged = [
      [tokens.admin.id, until, signature],
      [id, `${until}0`, signature],
      [id, until, 'x'],
      [id, until],
      ['', '', ''],
    ];
    for (const parts of forged) {
      expect(await status('/api/v1/incidents', { headers: { cookie: `${name}=${parts.join('.')}` } })).toBe(401);
    }
    openTokenFolder(dataDir, Date.now).revoke(id);
    await vi.waitFor(async () => expect(await status('/api/v1/incidents', { headers: { cookie } })).toBe(401), 5_000);
  });

  it('tells who signs in with the secret of the environment that this one is for sending', async () => {
    const { post } = await startGuarded({ token: 'from-the-environment' });
    const answer = await post({ token: 'from-the-environment' }, { path: '/api/v1/sign-in' });
    expect(answer).toMatchObject({ status: 403, body: { error: { kind: 'wrong-scope' } } });
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  it('signs nobody in who may not read', async () => {
    const { tokens, post } = await startGuarded();
    const signIn = (token: unknown) => post({ token }, { path: '/api/v1/sign-in' });
    expect(await signIn('x')).toMatchObject({ status: 401 });
    expect(await signIn(tokens.ingest.secret)).toMatchObject({ status: 403 });
    expect(await signIn(7)).toMatchObject({ status: 400 });
    const foreign = await post(
      { token: tokens.read.secret },
      { path: '/api/v1/sign-in', headers: { origin: 'https://elsewhere.test' } },
    );
    expect(foreign).toMatchObject({ status: 403, body: { error: { kind: 'foreign-origin' } } });
  });
});

describe('a collector that others can reach', () => {
  it('does not start without a token, nor with one that is revoked, and leaves nothing behind', async () => {
    const dataDir = await temporaryFolder();
    const start = () => runHere({ DRIFTSCOPE_DATA: dataDir, DRIFTSCOPE_HOST: unknownHost });
    await expect(start()).rejects.toThrow(/exit 1: .*no token.*token create/s);
    await expect(runHere({ DRIFTSCOPE_DATA: dataDir, HOST: '0.0.0.0' })).rejects.toThrow(/no token/);
    expect(await readdir(dataDir)).toEqual([]);
    openTokenFolder(dataDir, Date.now).revoke(makeToken(dataDir, 'admin').id);
    await expect(start()).rejects.toThrow(/no token/);
  });

  it('asks for tokens for all that it does, also where none of that scope was made', async () => {
    const { post, get } = await startTestCollector({ host: unknownHost, token: 'secret' });
    expect(await get('/api/health')).toMatchObject({ status: 200 });
    expect(await get('/api/v1/incidents')).toMatchObject({ status: 401 });
    expect(await post(makeBatch())).toMatchObject({ status: 401 });
    expect(await post(makeBatch(), { headers: { authorization: 'Bearer secret' } })).toMatchObject({ status: 202 });
    expect(await post('{}', { path: '/stream' })).toMatchObject({ status: 401 });
  });

  it('does not take the name of a machine in HOST for an address to listen on', async () => {
    const dataDir = await temporaryFolder();
    expect(await runHere({ DRIFTSCOPE_DATA: dataDir, HOST: 'x86_64-conda-linux-gnu' })).toContain('http://127.0.0.1:');
  });
});
