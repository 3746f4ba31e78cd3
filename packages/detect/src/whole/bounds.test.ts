import type { JsonObject, SessionHeader, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { IncidentBook } from '../engine/incident-book.ts';
import { Session } from '../engine/session.ts';
import { Shapes } from '../entities/shapes.ts';
import type { Incident } from '../incident.ts';
import { message } from '../testing/chat-traces.ts';
import { ORIGIN_MS, PageTrace } from '../testing/page-trace.ts';
import { ServerTrace } from '../testing/server-trace.ts';
import { watchWorld } from '../testing/watch-world.ts';

const header: SessionHeader = { id: 'page-bob' as SessionId, originMs: ORIGIN_MS, app: 'chat' };

test('of more than two hundred losses the oldest are one, with what lies between: there nothing is claimed', () => {
  const session = new Session(header);
  for (let number = 1; number <= 500; number++) session.noteLoss(number * 100, number * 100 + 1);
  expect(session.isWhole(150, 160)).toBe(false);
  expect(session.isWhole(49_950, 49_960)).toBe(true);
  expect(session.isWhole(50_000, 50_001)).toBe(false);
});

test('an incident that was forgotten after ten thousand others is told again when it is found again', () => {
  const book = new IncidentBook();
  const incident = (number: number) => ({ id: `i-${number}`, at: number }) as Incident;
  book.write(incident(0));
  book.write(incident(0));
  expect(book.takeFresh()).toHaveLength(1);
  for (let number = 1; number <= 10_000; number++) book.write(incident(number));
  book.takeFresh();
  book.write(incident(10_000));
  expect(book.takeFresh()).toEqual([]);
  book.write(incident(0));
  expect(book.takeFresh()).toEqual([incident(0)]);
});

test('objects of more than five thousand shapes share one, and are not taken for alike', () => {
  const shapes = new Shapes();
  const object = (number: number): JsonObject => ({ id: 'x', [`field ${number}`]: 1 });
  for (let number = 0; number < 5_000; number++) shapes.of(object(number));
  expect(shapes.of(object(5_001))).toBe(shapes.of(object(5_002)));
  expect(shapes.of(object(5_001)).isOf(object(5_002))).toBe(false);
  expect(shapes.of(object(1))).not.toBe(shapes.of(object(2)));
});

test('of more than a thousand open requests the oldest are given up, and the page is not waited for', () => {
  const page = new PageTrace('bob').at(1_000);
  for (let number = 0; number < 1_500; number++) page.beginFetch(`GET /api/slow/${number}`);
  const { world, session } = watchWorld(page);
  expect(world.requests.readsPendingSince(session, 0)).toBe(1_000);
});

test('a page whose user changes more than a thousand times is not judged any more', () => {
  const page = new PageTrace('bob');
  for (let number = 1; number <= 1_001; number++) page.at(number).login(`user ${number}`);
  const { world, session } = watchWorld(page);
  expect(world.identity.all(session)).toHaveLength(1_001);
  expect(session.isWhole(session.at(500), session.at(600))).toBe(true);
  expect(session.isWhole(session.at(2_000), session.at(3_000))).toBe(false);
});

test('of more than a thousand stores the further ones are not followed', () => {
  const page = new PageTrace('bob').at(100);
  for (let number = 1; number <= 1_200; number++) page.store(number, `store ${number}`, { one: message(number) });
  const { world, session } = watchWorld(page);
  expect(world.stores.all(session)).toHaveLength(1_000);
  expect([world.stores.isHeld(session, 'm_1'), world.stores.isHeld(session, 'm_1200')]).toEqual([true, false]);
});

test('of more than twenty thousand entities the oldest are forgotten, and nothing is claimed of them', () => {
  const page = new PageTrace('bob').at(100).connect('eio-1');
  for (let number = 1; number <= 25_000; number++) page.after(1).receive('message:new', message(number));
  const { world, session } = watchWorld(page);
  expect(world.sightings.find(session, { id: 'm_1', object: message(1) })).toBeUndefined();
  expect(world.sightings.isKnownId(session, 'm_25000')).toBe(true);
  expect(world.moves.allSaid(session, 'm_1')).toBeUndefined();
  expect(world.moves.allSaid(session, 'm_25000')).toEqual([message(25_000)]);
});

test('of what a page was told only the last is remembered as news', () => {
  const page = new PageTrace('bob').at(100).connect('eio-1');
  for (let number = 1; number <= 500; number++) page.after(1).receive('message:new', message(number));
  const { world, session } = watchWorld(page);
  const news = world.news.recent(session);
  expect(news.length).toBeLessThanOrEqual(48);
  expect(news.at(-1)?.content.entities).toMatchObject([{ id: 'm_500' }]);
});

test('of more than thirty-two gaps, and of links that were up, only the last are remembered', () => {
  const page = new PageTrace('bob');
  for (let number = 1; number <= 400; number++)
    page
      .at(number * 1_000)
      .connect(`eio-${number}`)
      .at(number * 1_000 + 500)
      .lose();
  const { world, session } = watchWorld(page);
  const gaps = world.gaps.gapsOf(session);
  expect(gaps).toHaveLength(32);
  expect(gaps.at(-1)?.lost.socket.eio).toBe('eio-400');
  expect(world.gaps.upTimes(session, gaps.at(-1)?.channel ?? '').length).toBeLessThanOrEqual(256);
});

test('of more than sixty-four confirmed writes, and more than two hundred and fifty-six open ones, only the last are remembered', () => {
  const page = new PageTrace('bob').at(100);
  for (let number = 1; number <= 300; number++) page.fetch('POST /api/messages', message(number), { sent: { number } });
  for (let number = 1; number <= 400; number++) page.beginFetch('POST /api/messages', undefined, { number });
  const { world, session } = watchWorld(page);
  expect(world.writes.confirmed(session)).toHaveLength(64);
  expect(world.writes.pending(session)).toHaveLength(256);
});

test('of more than two thousand values in one storage the oldest are forgotten', () => {
  const page = new PageTrace('bob').at(100);
  for (let number = 1; number <= 2_500; number++) page.keep(`key ${number}`, 'value');
  const { world, session } = watchWorld(page);
  expect(world.storages.items(session)).toHaveLength(2_000);
  expect(world.storages.named(session, 'key 1')).toEqual([]);
});

test('of more than forty thousand emits of a server the oldest are forgotten', () => {
  const server = new ServerTrace().at(100).connect('eio-1', 'bob');
  for (let number = 1; number <= 45_000; number++) server.emit('tick', number, { rooms: ['r'] });
  const { world, session } = watchWorld(server);
  const before = { server: session, record: emitIn(server), at: 0, order: -1 };
  expect(world.server.emitsAfter(before).length).toBeLessThanOrEqual(40_000);
});

function emitIn({ records }: ServerTrace) {
  const emit = records.find((record) => record.kind === 'probe.emit');
  if (emit?.kind !== 'probe.emit') throw new Error('the server emitted nothing');
  return emit;
}

test('of an app with more than fifty thousand sockets nothing is said of who is there', () => {
  const server = new ServerTrace().at(100).connect('eio-0', 'alice');
  for (let number = 1; number <= 50_000; number++) server.connect(`eio-${number}`, `user ${number}`);
  server.disconnect('eio-0', []);
  const { world } = watchWorld(server);
  expect(world.attendance.live('chat', 'user 7')).toEqual([]);
  expect(world.attendance.lastLeft('chat', 'alice')).toBeUndefined();
});

test('of more than 32 kinds of things with ids by names of their own further ones are not learned', () => {
  const page = new PageTrace('bob').at(100);
  const thing = (field: string, id: number): JsonObject => ({ [field]: id, label: `${id}` });
  for (let number = 0; number < 40; number++) {
    const noun = `${String.fromCharCode(97 + (number % 26))}${number < 26 ? 'x' : 'y'}b`;
    page.fetch(`GET /${noun}s`, [thing(`${noun}Id`, 1), thing(`${noun}Id`, 2)]);
  }
  const { world, session } = watchWorld(page);
  expect(world.named.give(session, thing('axbId', 3))).toMatchObject({ id: 3 });
  expect(world.named.give(session, thing('mybId', 3))).toEqual(thing('mybId', 3));
});
