import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { inApps } from '#testing/in-apps.ts';
import { show, teamOf } from '#testing/presence-traces.ts';

const kind = 'presence.ghost-online';
const untilT = 200_000;

/** Bob leaves with both devices, at 20 s and at 21 s. */
function bothLeave(after: JsonObject = { devices: { alice: ['d1'], bob: ['d2'] } }) {
  const team = teamOf({ before: { devices: { alice: ['d1'] } }, after });
  team.server.at(20_000).leave('eio-phone').at(21_000).leave('eio-laptop');
  return team;
}

const found = ({ alice, server }: ReturnType<typeof bothLeave>, until = untilT) =>
  ofKind(detectAll([alice, server], until), kind);

describe('a user who has left', () => {
  test('is a ghost when still shown online 45 s later', () => {
    expect(found(bothLeave())).toMatchObject([
      {
        severity: 'medium',
        confidence: 'proven',
        title:
          'devices in store “people” of alice shows bob online, though the last socket of that user closed 45.0 s ago',
        facts: { user: 'bob', shown: 'online', sockets: 0 },
      },
    ]);
    const { alice, server } = bothLeave();
    expectSteady(kind, [alice, server], { untilT, noneUntilT: 65_000 });
  });

  test('is a ghost in each of two hundred apps, and none in a further one', () => {
    const { alice, server } = bothLeave();
    expect(ofKind(detectAll(inApps(201, [alice, server]), untilT), kind)).toHaveLength(200);
  });

  test('is none when shown offline in time', () => {
    const shown = (atT: number) => {
      const team = bothLeave();
      show(team.alice.at(atT), { devices: { alice: ['d1'], bob: [] } });
      return found(team);
    };
    expect(shown(65_900)).toEqual([]);
    expect(shown(66_100)).toHaveLength(1);
  });

  test('is none when back within 45 s, with another device, or left one behind', () => {
    const back = bothLeave();
    back.server.at(65_000).arrive('eio-tablet', 'bob');
    expect(found(back)).toEqual([]);
    const one = teamOf({ before: { devices: {} }, after: { devices: { bob: ['d2'] } } });
    one.server.at(20_000).leave('eio-phone');
    expect(kindsOf(detectAll([one.alice, one.server], untilT))).toEqual([]);
  });

  test('is none when taken off the page, and none when the page has no socket', () => {
    const removed = bothLeave({ users: [{ id: 'bob', online: true }] });
    removed.alice.at(30_000).commit(1, { op: 'splice', path: ['users'], at: 0, remove: 1, insert: [] });
    expect(found(removed)).toEqual([]);
    const away = bothLeave();
    away.alice.at(30_000).lose();
    expect(found(away)).toEqual([]);
  });

  test('is one of a page that was away meanwhile, once it is back for a while', () => {
    const team = bothLeave();
    team.alice.at(19_000).lose().at(62_000).connect('eio-alice-2', { token: 'alice-token-1' });
    expect(found(team)).toMatchObject([{ title: expect.stringMatching(/closed 60\.0 s ago$/) }]);
    show(team.alice.at(63_000), { devices: { alice: ['d1'] } });
    expect(found(team)).toEqual([]);
  });

  test('is none in a table that has nothing to do with sockets', () => {
    // The devices that users have registered: bob's are there before he is.
    const devices = { devices: { alice: ['d1'], bob: ['d2'] } };
    const team = teamOf({ before: devices, after: devices });
    team.server.at(20_000).leave('eio-phone').leave('eio-laptop');
    expect(found(team)).toEqual([]);
  });
});
