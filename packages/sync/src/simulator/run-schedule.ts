import type { Write } from '../machine/event.ts';
import { step as cleanStep, type Step } from '../machine/step.ts';
import type { MutationId } from '../protocol/ids.ts';
import type { Browser } from './browser.ts';
import { checkSettled } from './check-settled.ts';
import { checkSteady } from './check-steady.ts';
import { type Action, FAULTS_MS, type Schedule, type WritePlan } from './schedule.ts';
import { scopeName } from './server.ts';
import type { Tab } from './tab.ts';
import type { Violation } from './witness.ts';
import { createWorld, START_MS, type World } from './world.ts';

const CHECK_EVERY_MS = 2_000;

/** How long a client may need to come right after the last fault. */
const SETTLED_WITHIN_MS = 30_000;

/** Runs a schedule to its end; `null` where every guarantee held. @param step - the client, or a mutant of it. */
export function runSchedule(schedule: Schedule, step: Step = cleanStep): Violation | null {
  const world = createWorld(schedule, step);
  const { time, witness, browsers } = world;
  for (const browser of browsers) {
    for (let tab = 0; tab < browser.plan.tabs; tab++) time.after(tab * 50, () => browser.openTab());
  }
  for (const [index, action] of schedule.actions.entries()) {
    time.after(action.atMs + 100, () => perform(world, action, index));
  }
  while (time.nowMs < START_MS + FAULTS_MS && witness.violation === null) {
    time.runUntil(time.nowMs + CHECK_EVERY_MS);
    checkSteady(world);
  }
  return witness.violation ?? settle(world);
}

/** Ends all faults, and waits until everything is as it must be. */
function settle(world: World): Violation | null {
  const { time, witness, browsers } = world;
  for (const browser of browsers) heal(world, browser);
  let broken = checkSettled(world);
  for (
    const endMs = time.nowMs + SETTLED_WITHIN_MS;
    broken !== null && time.nowMs < endMs;
    broken = checkSettled(world)
  ) {
    time.runUntil(time.nowMs + 500);
    checkSteady(world);
    if (witness.violation !== null) return witness.violation;
  }
  return broken === null ? null : { ...broken, atMs: time.nowMs };
}

/** One frozen tab stays frozen where another one can do without it. */
function heal({ random }: World, browser: Browser): void {
  browser.setNetwork(null);
  browser.disk.isFull = false;
  const alive = browser.tabs.filter(({ isAlive }) => isAlive);
  const awake = alive.filter(({ isFrozen }) => !isFrozen);
  for (const tab of alive) {
    if (tab.isFrozen && (awake.length === 0 || random.chance(0.5))) tab.thaw();
  }
  if (alive.length === 0) browser.openTab();
  for (const tab of browser.tabs) tab.dispatch({ kind: 'visible', visible: true });
}

function perform(world: World, action: Action, index: number): void {
  const browser = world.browsers[action.device];
  if (browser === undefined) return;
  const alive = browser.tabs.filter(({ isAlive }) => isAlive);
  const tab = alive[action.tab % Math.max(1, alive.length)];
  if (tab === undefined) browser.openTab();
  else act(world, browser, tab, action, index);
}

function act(world: World, browser: Browser, tab: Tab, action: Action, index: number): void {
  const { time, server, witness } = world;
  switch (action.kind) {
    case 'write':
      if (!tab.isFrozen)
        tab.dispatch({
          kind: 'mutate',
          id: `w${index}` as MutationId,
          write: writeOf(world, tab, action.write, index),
        });
      return;
    case 'sign-out':
      tab.dispatch({ kind: 'sign-out' });
      return;
    case 'sign-in':
      browser.user = action.user;
      tab.dispatch({ kind: 'sign-in', user: action.user });
      return;
    case 'reload':
    case 'close':
      tab.close();
      witness.tabEnded(browser, tab);
      if (action.kind === 'reload') browser.openTab();
      return;
    case 'show':
    case 'hide':
      tab.dispatch({ kind: 'visible', visible: action.kind === 'show' });
      return;
    case 'check':
      tab.dispatch({ kind: 'check' });
      return;
    case 'freeze':
      witness.losesTime(browser);
      tab.freeze();
      return;
    case 'thaw':
      if (tab.isFrozen) tab.thaw();
      return;
    case 'sleep':
      sleep(world, browser, action.forMs);
      return;
    case 'network':
      browser.setNetwork(action.fault);
      time.after(action.forMs, () => browser.setNetwork(null));
      return;
    case 'set-clock':
      browser.skewMs += action.byMs;
      witness.losesTime(browser);
      return;
    case 'disk-full':
      browser.disk.isFull = true;
      time.after(action.forMs, () => {
        browser.disk.isFull = false;
      });
      return;
    case 'kick':
    case 'expire-token':
      browser.isTokenValid = action.kind === 'kick' && browser.isTokenValid;
      for (const one of browser.tabs) for (const socket of one.sockets.values()) socket.kick();
      return;
    case 'server-restart':
      server.restart();
      return;
    case 'server-restore':
      server.restore();
      return;
    case 'server-sweep':
      server.sweep();
      return;
    case 'revoke':
      server.revoke(action.user, scopeName('lent', action.user));
      return;
    case 'grant':
      server.grant(action.user, scopeName('lent', action.user));
      return;
  }
}

function sleep({ time, witness }: World, browser: Browser, forMs: number): void {
  witness.losesTime(browser);
  const asleep = browser.tabs.filter(({ isAlive, isFrozen }) => isAlive && !isFrozen);
  for (const tab of asleep) tab.freeze();
  time.after(forMs, () => {
    for (const tab of asleep) if (tab.isFrozen) tab.thaw();
  });
}

function writeOf({ time }: World, { state }: Tab, plan: WritePlan, index: number): Write {
  const user = state.owner.kind === 'none' ? 'ada' : state.owner.user;
  const scope = scopeName(plan.scope, user);
  switch (plan.kind) {
    case 'create': {
      const expiry = plan.ttlMs === null ? {} : { expiresAtMs: time.nowMs + plan.ttlMs };
      return { kind: 'put', scope, entity: { type: 'note', id: `new${index}` }, fields: { title: index }, ...expiry };
    }
    case 'edit':
    case 'patch': {
      const entity = { type: 'note', id: `n${plan.id}` };
      return { kind: plan.kind === 'edit' ? 'put' : 'patch', scope, entity, fields: { [plan.field]: index } };
    }
    case 'delete':
      return { kind: 'delete', scope, entity: { type: 'note', id: `n${plan.id}` } };
    case 'forbidden':
      return { kind: 'put', scope, entity: { type: 'forbidden', id: 'x' }, fields: { title: index } };
  }
}
