import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { show, teamOf } from '#testing/presence-traces.ts';

const kind = 'presence.false-offline';
const here: JsonObject = { devices: { alice: ['d1'], bob: ['d2'] } };
const gone: JsonObject = { devices: { alice: ['d1'], bob: [] } };

/** One of bob's two devices leaves at 20 s, and alice is told so. */
function oneLeaves(toldMs = 10) {
  const team = teamOf({ before: { devices: { alice: ['d1'] } }, after: here });
  team.server.at(20_000).leave('eio-phone');
  team.alice.at(20_000 + toldMs).receive('presence:left', { userId: 'bob' });
  return team;
}

function falsely(toldMs?: number) {
  const team = oneLeaves(toldMs);
  show(team.alice, gone);
  return team;
}

const found = ({ alice, server }: ReturnType<typeof oneLeaves>) => ofKind(detectAll([alice, server]), kind);

describe('a user of two devices, one of which leaves', () => {
  test('is wrongly shown offline', () => {
    expect(found(falsely())).toMatchObject([
      {
        severity: 'medium',
        confidence: 'proven',
        title:
          'devices in store “people” of alice shows bob offline, though the server has held another socket of that user for 15.5 s',
        facts: { user: 'bob', shown: 'offline', path: 'devices', sockets: 1 },
      },
    ]);
    const { alice, server } = falsely();
    expectSteady(kind, [alice, server], { untilT: 60_000, noneUntilT: 22_000 });
  });

  test('is so too in a list of who is there, and in a field of the user', () => {
    const shapes: readonly [JsonObject, JsonObject][] = [
      [{ onlineUsers: ['alice', 'bob'] }, { onlineUsers: ['alice'] }],
      [{ online: { $set: ['alice', 'bob'] } }, { online: { $set: ['alice'] } }],
      [{ presence: { $map: [['bob', 'online']] } }, { presence: { $map: [['bob', 'offline']] } }],
      [{ users: [{ id: 'bob', isOnline: true }] }, { users: [{ id: 'bob', isOnline: false }] }],
      [{ byId: { bob: { id: 'bob', status: 'online' } } }, { byId: { bob: { id: 'bob', status: 'offline' } } }],
    ];
    for (const [after, away] of shapes) {
      const team = teamOf({ before: { title: 'Team' }, after });
      team.server.at(20_000).leave('eio-phone');
      show(team.alice.at(20_010), away);
      expect(found(team)).toMatchObject([{ facts: { user: 'bob', shown: 'offline' } }]);
    }
  });

  test('is no incident while shown online, nor for 2 s', () => {
    const { alice, server } = oneLeaves();
    expect(kindsOf(detectAll([alice, server]))).toEqual([]);
    const healed = (ms: number) => {
      const team = falsely();
      show(team.alice.after(ms), here);
      return found(team);
    };
    expect(healed(1_900)).toEqual([]);
    expect(healed(2_600)).toHaveLength(1);
  });

  test('is one too where the server has waited, and none where it was too long to be of that', () => {
    expect(found(falsely(9_000))).toHaveLength(1);
    expect(found(falsely(11_000))).toEqual([]);
  });

  test('is none when the other device leaves as well, or is in another room', () => {
    const both = falsely();
    both.server.at(20_500).leave('eio-laptop');
    expect(found(both)).toEqual([]);
    const team = teamOf({ before: { devices: {} }, after: here });
    team.server.at(9_000).add({ kind: 'probe.leave', sid: 'sid-eio-laptop', namespace: '/', room: 'team' });
    team.server.at(20_000).leave('eio-phone');
    show(team.alice.at(20_010), gone);
    expect(found(team)).toEqual([]);
  });

  test('is none when the store never showed the user as there, or shows another one', () => {
    const never = teamOf({ before: { devices: {} }, after: { devices: {} } });
    never.server.at(20_000).leave('eio-phone');
    show(never.alice.at(20_010), { devices: { bob: [] } });
    expect(found(never)).toEqual([]);
    const other = oneLeaves();
    show(other.alice, { devices: { alice: [], bob: ['d2'] } });
    expect(found(other)).toEqual([]);
  });

  test('is none on a page without a socket of its own, or with a missing record', () => {
    const away = oneLeaves();
    show(away.alice, gone).after(100).lose();
    expect(found(away)).toEqual([]);
    const holed = oneLeaves();
    show(holed.alice.loseRecord(), gone);
    expect(found(holed)).toEqual([]);
  });

  test('is not known without a probe, nor of a server that stopped', () => {
    expect(ofKind(detectAll([falsely().alice]), kind)).toEqual([]);
    const team = falsely();
    team.server.at(20_100).add({ kind: 'recorder.off' });
    expect(found(team)).toEqual([]);
  });
});
