import { writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeToken } from '../testing/make-token.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { watchCertificate } from './watch-certificate.ts';

describe('over TLS', () => {
  it('serves the API and the live push, and sends senders there', async () => {
    const { tls } = await writeCertificate();
    const { url, port } = await startTestCollector({ tls });
    expect(url).toBe(`https://127.0.0.1:${port}`);
    const { body } = await call(`${url}/api/v1/dsn`);
    expect(body).toMatchObject({ dsn: expect.stringMatching(`^https://[0-9a-f]{32}@127.0.0.1:${port}/1$`) });
    const socket = io(`${url}/live`, { transports: ['websocket'], rejectUnauthorized: false });
    onTestFinished(() => void socket.close());
    await vi.waitFor(() => expect(socket.connected).toBe(true));
  });

  it('lets the cookie of who signs in go nowhere in the clear', async () => {
    const dataDir = await temporaryFolder();
    const { secret: token } = makeToken(dataDir, 'read');
    const { tls } = await writeCertificate();
    const secure = await startTestCollector({ tls, dataDir });
    const answer = await call(`${secure.url}/api/v1/sign-in`, { token });
    expect(answer.cookies).toEqual([expect.stringMatching(/; HttpOnly; Secure; SameSite=Strict$/)]);
  });

  it('names the file that is wrong', async () => {
    const { tls } = await writeCertificate();
    const other = await writeCertificate();
    const gone = { ...tls, certFile: `${tls.certFile}.gone` };
    await expect(startTestCollector({ tls: gone })).rejects.toThrow(/DRIFTSCOPE_TLS_CERT names .*\.gone/);
    const mixed = { ...tls, keyFile: other.tls.keyFile };
    await expect(startTestCollector({ tls: mixed })).rejects.toThrow(/are no certificate and its key/);
  });
});

describe('the address that users call', () => {
  it('is what senders are told, and a name it goes by', async () => {
    const { get } = await startTestCollector({ publicUrl: 'https://drift.test' });
    const { body } = await get('/api/v1/dsn');
    expect(body).toMatchObject({
      dsn: expect.stringMatching(/^https:\/\/[0-9a-f]{32}@drift\.test\/1$/),
      otlp: 'https://drift.test/v1/traces',
    });
  });

  it('is where a proxy was called, if that says so', async () => {
    const { url, port } = await startTestCollector();
    const answer = await fetch(`${url}/api/v1/dsn`, { headers: { 'x-forwarded-proto': 'https' } });
    expect(await answer.json()).toMatchObject({ spotlight: `https://127.0.0.1:${port}/stream` });
  });
});

describe('a renewed certificate', () => {
  it('is used for new connections, without a restart', async () => {
    const certificate = await writeCertificate();
    const { url } = await startTestCollector({ tls: { ...certificate.tls, everyMs: 20 } });
    const before = (await call(`${url}/api/health`)).fingerprint;
    await certificate.renew();
    await vi.waitFor(async () => expect((await call(`${url}/api/health`)).fingerprint).not.toBe(before), 5_000);
  });

  it('is not used while it is half there, which is said', async () => {
    const { tls } = await writeCertificate();
    const faults: string[] = [];
    const used = vi.fn();
    const watch = watchCertificate({ ...tls, use: used, report: ({ kind }) => faults.push(kind), everyMs: 20 });
    onTestFinished(watch.stop);
    await writeFile(tls.certFile, 'half a certifi');
    await vi.waitFor(() => expect(faults).toContain('no-certificate'), 5_000);
    expect(used).not.toHaveBeenCalled();
  });
});

/** A certificate for this machine in a folder of its own, made by itself. */
async function writeCertificate() {
  const folder = await temporaryFolder();
  const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
  const renew = async () => {
    const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], { keyType: 'ec' });
    await writeFile(tls.keyFile, made.private);
    await writeFile(tls.certFile, made.cert);
  };
  await renew();
  return { tls, renew };
}

/** Calls on a connection of its own, and takes any certificate. */
async function call(url: string, body?: object) {
  return new Promise<{ body: unknown; cookies: readonly string[]; fingerprint: string }>((resolve, reject) => {
    const sent = request(url, {
      agent: false,
      rejectUnauthorized: false,
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
    });
    sent.once('error', reject);
    sent.once('response', async (response) => {
      const socket: unknown = response.socket;
      const fingerprint = isTls(socket) ? socket.getPeerCertificate().fingerprint256 : '';
      resolve({ body: await json(response), cookies: response.headers['set-cookie'] ?? [], fingerprint });
    });
    sent.end(body && JSON.stringify(body));
  });
}

const isTls = (socket: unknown): socket is TLSSocket =>
  typeof socket === 'object' && socket !== null && 'getPeerCertificate' in socket;
