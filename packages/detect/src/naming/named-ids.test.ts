import type { Json, JsonObject, PatchOp, SessionHeader, SessionId } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { createBus } from '../engine/bus.ts';
import { Session } from '../engine/session.ts';
import { idOf } from '../entities/entity-id.ts';
import { findEntities } from '../entities/find-entities.ts';
import { Shapes } from '../entities/shapes.ts';
import { createNamedIds, type NamingFacts } from './named-ids.ts';
import { ownNameOf } from './own-name.ts';

const header: SessionHeader = { id: 'page-bob' as SessionId, originMs: 0, app: 'rides' };

/** What one page hears, one after the other. */
function createPage() {
  const bus = createBus<NamingFacts>();
  const shapes = new Shapes();
  const named = createNamedIds(bus, shapes);
  const session = new Session(header);
  const told: NamingFacts['ids.named'][] = [];
  bus.on('ids.named', (fact) => told.push(fact));
  const idsIn = (value: Json) => findEntities(value, shapes).map(({ id }) => id);
  return {
    named,
    session,
    told,
    read: (line: string, body: Json) => named.hearAnswer({ session, line }, body, 1),
    /** The ids of what is found in an answer. */
    idsRead: (line: string, body: Json) => idsIn(named.hearAnswer({ session, line }, body, 1)),
    idsSaid: (name: string, ...args: Json[]) =>
      idsIn(
        named.hearEvent(session, { kind: 'event', dir: 'in', namespace: '/', name, args, ordinal: null }, 1)
          .args as Json,
      ),
    idsHeld: (value: Json) => idsIn(named.give(session, value)),
    ask: (path: string) => named.noteAddress(session, path),
  };
}

const ride = (rideId: number, more: JsonObject = {}): JsonObject => ({ rideId, status: 'open', driverId: 7, ...more });
const rides = [ride(1), ride(2)];

/** A page that has read all rides. */
function createRides() {
  const page = createPage();
  expect(page.idsRead('GET /api/rides', rides)).toEqual(['1', '2']);
  return page;
}

const item = (sku: string): JsonObject => ({ sku, title: `Title of ${sku}`, stock: 3 });
const stock = [item('A1'), item('B2'), item('C3')];

describe('an id by a name of its own', () => {
  test('is learned from a list that is named as what it holds', () => {
    for (const [line, body] of [
      ['GET /api/rides', rides],
      ['GET /v2/fleet/rides?page=2', rides],
      ['GET /api/start', { data: { openRides: rides } }],
      ['GET /api/rides', { results: rides, total: 2 }],
      [
        'GET /api/orders',
        [
          { order_number: 'A-1', dish: 'x' },
          { order_number: 'A-2', dish: 'y' },
        ],
      ],
    ] as const)
      expect(createPage().idsRead(line, body), line).toHaveLength(2);
    expect(createPage().idsSaid('rides:snapshot', rides)).toEqual(['1', '2']);
    expect(createPage().idsSaid('welcome', { rides })).toEqual(['1', '2']);
  });

  test('is then that of all that tells of such a thing, in part, or with what the page notes of it', () => {
    const page = createRides();
    expect(page.idsSaid('ride:updated', { rideId: 1, status: 'gone' })).toEqual(['1']);
    expect(page.idsSaid('message', { type: 'ride', rideId: 1, status: 'gone' })).toEqual(['1']);
    expect(page.idsHeld({ byId: { 2: ride(2, { isOpen: true }) }, last: [ride(1)] })).toEqual(['2', '1']);
  });

  test('is given as id, and what has none is the very same value', () => {
    const page = createRides();
    const [given, other] = [page.named.give(page.session, ride(1)), { settings: [{ name: 'dark' }] }];
    expect(given).toMatchObject({ id: 1, status: 'open', driverId: 7 });
    expect(Object.keys(given as JsonObject)).toEqual(['id', 'status', 'driverId']);
    expect(ownNameOf(given as JsonObject)).toBe('rideId');
    expect(page.named.give(page.session, other)).toBe(other);
    const strange: Json = JSON.parse('{"__proto__":{"rideId":1,"status":"open"},"rideId":1,"status":"open"}');
    expect(idOf(page.named.give(page.session, strange) as JsonObject)).toBeUndefined();
  });

  test('is found in steps of a store by the name that the app calls it', () => {
    const { named, session } = createRides();
    const state = named.give(session, { rides });
    const set: PatchOp = { op: 'set', path: ['rides', 0, 'rideId'], value: 9 };
    expect(named.giveInStep(session, state, set)).toEqual({ ...set, path: ['rides', 0, 'id'] });
    const put: PatchOp = { op: 'splice', path: ['rides'], at: 2, remove: 0, insert: [ride(3)] };
    expect(named.giveInStep(session, state, put)).toMatchObject({ insert: [{ id: 3 }] });
  });

  test('is learned of a list of one once an event tells of such a thing', () => {
    const page = createPage();
    expect(page.idsRead('GET /api/rides', [ride(1)])).toEqual([]);
    expect(page.idsSaid('driver:updated', { rideId: 1, status: 'gone' })).toEqual([]);
    expect(page.idsSaid('ride:added', ride(2))).toEqual(['2']);
  });

  test('that its name does not give away is learned once it is asked for, or an event changes what it names', () => {
    const asked = createPage();
    expect(asked.idsRead('GET /api/products', stock)).toEqual([]);
    asked.ask('PATCH /api/products/Z9');
    expect(asked.idsHeld(stock)).toEqual([]);
    asked.ask('PATCH /api/products/B2/stock');
    expect(asked.idsHeld(stock)).toEqual(['A1', 'B2', 'C3']);
    const changed = createPage();
    changed.read('GET /api/products', stock);
    expect(changed.idsSaid('product:added', { sku: 'A1', stock: 2 })).toEqual([]);
    expect(changed.idsSaid('product:updated', { sku: 'A1', stock: 2 })).toEqual(['A1']);
  });

  test('that its name does not give away is learned once a store keeps a thing under it', () => {
    const keep = (state: Json, ...path: string[]) => {
      const page = createPage();
      page.read('GET /api/products', stock);
      page.named.noteKept(page.session, state, path);
      return page.idsHeld(stock);
    };
    expect(keep({ entities: { B2: item('B2') } })).toEqual(['A1', 'B2', 'C3']);
    expect(keep(item('B2'), 'products', 'B2')).toEqual(['A1', 'B2', 'C3']);
    for (const state of [{ selected: item('B2') }, { B2: item('C3') }, { B2: { sku: 'B2' } }, { Z9: item('Z9') }])
      expect(keep(state), JSON.stringify(state)).toEqual([]);
  });

  test('of what belongs to one thing is learned once an event tells of another, if it reads as if it were given once', () => {
    const line = (line_id: string) => ({ line_id, drink: `Drink ${line_id}` });
    const learned = (said: Json, line = 'GET /bills/7', event = 'line:added') => {
      const page = createPage();
      expect(page.idsRead(line, said)).toEqual([]);
      return page.idsSaid(event, {
        line: { line_id: 'ln_503', drink: 'Cider' },
        user: { user_id: 'us_503', name: 'A' },
      });
    };
    expect(learned({ lines: [line('ln_501'), line('ln_502')] })).toEqual(['ln_503']);
    expect(learned({ lines: [line('main-1'), line('main-2')] }, 'GET /bills/main')).toEqual(['ln_503']);
    expect(learned({ lines: [line('a1'), line('a2')] })).toEqual([]);
    expect(learned({ lines: [line('ln_501')] })).toEqual([]);
    const users = ['us_501', 'us_502'].map((user_id) => ({ user_id, name: user_id }));
    expect(learned({ users }, 'GET /rooms/7', 'user:added')).toEqual([]);
  });

  test('is known on all pages of an app, and on none of another', () => {
    const page = createRides();
    const other = (app: string) => new Session({ ...header, id: 'page-eve' as SessionId, app });
    expect(page.named.give(other('rides'), ride(3))).toMatchObject({ id: 3 });
    expect(page.named.give(other('chat'), ride(3))).toEqual(ride(3));
  });

  test('is told when it is learned, and again only when more is known', () => {
    const page = createRides();
    page.read('GET /api/rides', rides);
    expect(page.told).toEqual([{ app: 'rides' }]);
    page.read('GET /api/rides', [ride(1, { stop: 'A' }), ride(2, { stop: 'B' })]);
    expect(page.told).toEqual([{ app: 'rides' }, { app: 'rides' }]);
  });
});

describe('no id', () => {
  test('is what a list is not named after, or what two of its items share', () => {
    const posts = [
      { roomId: 1, text: 'a' },
      { roomId: 2, text: 'b' },
    ];
    expect(createPage().idsRead('GET /api/rooms/latest-posts', posts)).toEqual([]);
    expect(
      createPage().idsRead('GET /api/rooms', [
        { roomId: 1, text: 'a' },
        { roomId: 1, text: 'b' },
      ]),
    ).toEqual([]);
    expect(createPage().idsRead('POST /api/rides', rides)).toEqual([]);
    expect(createPage().idsSaid('depot:state', rides)).toEqual([]);
    // That somebody is somewhere is no thing of its own.
    expect(
      createPage().idsRead('GET /users', [
        { userId: 1, roomId: 2 },
        { userId: 2, roomId: 2 },
      ]),
    ).toEqual([]);
  });

  test('is needed beside an id', () => {
    const page = createRides();
    expect(page.idsRead('GET /api/rides', [{ id: 'a', rideId: 1, status: 'open' }])).toEqual(['a']);
    expect(page.idsHeld({ id: null, rideId: 1, status: 'open' })).toEqual([]);
  });

  test('is that of something else which names such a thing', () => {
    const page = createRides();
    const others: Json[] = [
      { rideId: 1, text: 'Where are you?' },
      { rideId: 1, status: 'open', text: 'It says open', by: 'ada' },
      { rideId: 1 },
      { status: 'open', driverId: 7 },
    ];
    expect(page.idsSaid('ride:said', ...others)).toEqual([]);
    expect(page.idsHeld({ talk: others })).toEqual([]);
  });

  test('is what two kinds could mean', () => {
    const page = createPage();
    page.read('GET /rooms', [
      { roomId: 1, role: 'a', userId: 1 },
      { roomId: 2, role: 'b', userId: 1 },
    ]);
    page.read('GET /users', [
      { userId: 1, role: 'a', roomId: 1 },
      { userId: 2, role: 'b', roomId: 1 },
    ]);
    expect(page.idsHeld([{ roomId: 1, role: 'a', userId: 1 }])).toEqual([]);
  });

  test('is learned from what belongs to one thing, unless each item says to which', () => {
    const members = (roomId: number) => [1, 2].map((userId) => ({ userId, role: `role ${roomId}` }));
    for (const line of ['GET /rooms/7/users', 'GET /rooms/main/users', 'GET /users?room=main'])
      expect(createPage().idsRead(line, members(7)), line).toEqual([]);
    expect(createPage().idsSaid('welcome', { roomId: 7, users: members(7) })).toEqual([]);
    const messages = [1, 2].map((messageId) => ({ messageId, roomId: 7, text: 'hi' }));
    expect(createPage().idsRead('GET /rooms/7/messages', messages)).toEqual(['1', '2']);
  });

  test('is one any more once two things had the same', () => {
    const twoThings: ((page: ReturnType<typeof createPage>) => void)[] = [
      (page) => page.read('GET /log', [ride(1), ride(1, { status: 'gone' })]),
      (page) => page.read('GET /state', { now: ride(1), former: { rideId: 1, status: 'gone' } }),
      (page) => {
        const items = [ride(1), ride(1, { driverId: 8 })].map(
          (one) => page.named.give(page.session, one) as JsonObject,
        );
        page.named.noteRepeat(page.session, items, 1);
      },
    ];
    for (const happen of twoThings) {
      const page = createRides();
      happen(page);
      expect(page.told.at(-1)).toEqual({ app: 'rides', refused: 'rideId' });
      expect(page.session.isWhole(0, 10)).toBe(false);
      expect(page.session.isWhole(2, 10)).toBe(true);
      expect(page.idsRead('GET /api/rides', rides)).toEqual([]);
    }
  });

  test('is one any more once the same belonged to two', () => {
    const page = createPage();
    const members = (roomId: number) => [1, 2].map((userId) => ({ userId, roomId, role: 'guest' }));
    expect(page.idsRead('GET /rooms/7/users', members(7))).toEqual(['1', '2']);
    expect(page.idsSaid('user:joined', { userId: 3, roomId: 8, role: 'guest' })).toEqual(['3']);
    expect(page.idsRead('GET /rooms/8/users', members(8))).toEqual([]);
  });

  test("is one any more once what belonged to one thing is listed as another one's", () => {
    const lines = ['ln_501', 'ln_502'].map((line_id) => ({ line_id, drink: line_id }));
    const page = createPage();
    page.read('GET /bills/7', { lines });
    expect(page.idsSaid('line:added', { line: { line_id: 'ln_503', drink: 'Cider' } })).toEqual(['ln_503']);
    expect(page.idsRead('GET /bills/7', { lines })).toEqual(['ln_501', 'ln_502']);
    expect(page.idsRead('GET /bills/8', { lines })).toEqual([]);
    expect(page.told.at(-1)).toEqual({ app: 'rides', refused: 'line_id' });
  });

  test('is lost by what a list holds twice and the same', () => {
    const page = createRides();
    const items = [ride(1), ride(1, { status: 'gone' })].map((one) => page.named.give(page.session, one) as JsonObject);
    page.named.noteRepeat(page.session, items, 1);
    expect(page.told).toHaveLength(1);
  });
});
