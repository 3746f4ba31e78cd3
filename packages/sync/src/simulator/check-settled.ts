import type { SyncState } from '../machine/state.ts';
import { statusOf } from '../machine/status.ts';
import { visibleEntities } from '../machine/view.ts';
import type { Browser } from './browser.ts';
import type { Broken } from './check-step.ts';
import { type Judged, judge } from './oracle.ts';
import { MEMORY_MS } from './server.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

/** What must come true once nothing fails any more; `null` when it has. */
export function checkSettled(world: World): Broken | null {
  const { witness, time, browsers } = world;
  const truth = judge(witness.arrivals, time.nowMs, MEMORY_MS);
  const server = checkServer(world, truth);
  if (server !== null) return server;
  for (const browser of browsers) {
    const awake = browser.tabs.filter((tab) => tab.isAlive && !tab.isFrozen);
    for (const tab of awake) {
      const broken = checkTab(world, truth, tab.state);
      if (broken !== null) return broken;
    }
    const broken = checkBrowser(browser, awake) ?? checkArrived(world, browser, awake);
    if (broken !== null) return broken;
  }
  return checkOrder(world) ?? checkLosers(world, truth);
}

function checkServer({ server }: World, truth: Judged): Broken | null {
  for (const user of ['ada', 'ben']) {
    for (const scope of server.scopesOf(user)) {
      const [page] = server.read(user, [{ scope }]).pages;
      const stored = page?.kind === 'snapshot' ? page.changes : [];
      const fields = new Map(
        stored.flatMap((change) =>
          change.kind === 'put' ? [[`${change.entity.type}/${change.entity.id}`, change.fields] as const] : [],
        ),
      );
      const text = mapDifference(truth.scopes.get(scope), fields);
      if (text !== null) return { guarantee: 8, text: `the server's ${scope}: ${text}` };
    }
  }
  return null;
}

function checkTab({ server }: World, truth: Judged, state: SyncState): Broken | null {
  const { owner } = state;
  if (owner.kind !== 'ready') return null;
  const status = statusOf(state);
  if (status.pending > 0) return { guarantee: 7, text: `writes of ${owner.user} stay pending` };
  if (status.connection !== 'connected') return { guarantee: 5, text: `${owner.user} stays ${status.connection}` };
  if (status.freshness.kind !== 'fresh') return { guarantee: 12, text: `${owner.user} stays ${status.freshness.kind}` };
  const mine = server.scopesOf(owner.user);
  const extra = [...state.replicas.keys()].find((scope) => !mine.has(scope));
  if (extra !== undefined) return { guarantee: 1, text: `${owner.user} still has ${extra}` };
  for (const scope of mine) {
    const shown = new Map(
      visibleEntities(state, scope, 'note').map(({ entity, fields }) => [`note/${entity.id}`, fields]),
    );
    const text = mapDifference(truth.scopes.get(scope), shown);
    if (text !== null) return { guarantee: 1, text: `${owner.user} sees in ${scope}: ${text}` };
  }
  return null;
}

type FieldsByKey = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

function mapDifference(expected: FieldsByKey = new Map(), found: FieldsByKey): string | null {
  for (const [key, fields] of expected) {
    const shown = found.get(key);
    if (shown === undefined) return `${key} is missing`;
    const names = new Set([...Object.keys(fields), ...Object.keys(shown)]);
    for (const name of names)
      if (fields[name] !== shown[name]) return `${key} has ${name} ${shown[name]}, not ${fields[name]}`;
  }
  for (const key of found.keys()) if (!expected.has(key)) return `${key} should not be there`;
  return null;
}

function checkBrowser({ disk, plan, resting, tabs }: Browser, awake: readonly Tab[]): Broken | null {
  const stored = usersOf(tabs.filter(({ isAlive }) => isAlive));
  const left = disk.users().find((user) => !stored.has(user) && !resting.has(user));
  if (left !== undefined) return { guarantee: 6, text: `the store still has ${left}` };
  if (!plan.crossTab) return null;
  for (const user of usersOf(awake)) {
    const mine = awake.filter(({ state }) => state.owner.kind !== 'none' && state.owner.user === user);
    const leaders = mine.filter(({ state }) => state.role.kind === 'leader');
    const open = mine.filter(({ sockets }) => sockets.size > 0);
    if (leaders.length !== 1) return { guarantee: 10, text: `${leaders.length} tabs lead` };
    if (open.length > 1) return { guarantee: 10, text: `${open.length} tabs are connected` };
  }
  return null;
}

function usersOf(tabs: readonly Tab[]): ReadonlySet<string> {
  return new Set(tabs.flatMap(({ state }) => (state.owner.kind === 'none' ? [] : [state.owner.user])));
}

/** Every write of whoever is here has arrived, or they were told that it failed. */
function checkArrived({ witness }: World, browser: Browser, awake: readonly Tab[]): Broken | null {
  const users = usersOf(awake);
  for (const [id, issued] of witness.issued) {
    if (issued.browser !== browser || issued.isWaived || !users.has(issued.user)) continue;
    if (!issued.isStored && issued.tab.isFrozen) continue;
    if (witness.arrived.has(id) || witness.told.has(`${browser.id} ${id}`)) continue;
    return { guarantee: 7, text: `the write ${id} is lost` };
  }
  return null;
}

/** Writes arrive in the order in which their tab made them, as far as they could be stored: another tab may send what it finds there first. */
function checkOrder({ witness }: World): Broken | null {
  const { issued, arrivals } = witness;
  if (witness.wasRestored) return null;
  const last = new Map<Tab, number>();
  const seen = new Set<string>();
  const order = [...issued.keys()];
  for (const { mutation } of arrivals) {
    const write = issued.get(mutation.id);
    if (write === undefined || write.isWaived || !write.isStored || seen.has(mutation.id)) continue;
    seen.add(mutation.id);
    const index = order.indexOf(mutation.id);
    if (index < (last.get(write.tab) ?? -1)) return { guarantee: 7, text: `${mutation.id} came after a later one` };
    last.set(write.tab, index);
  }
  return null;
}

/** Whoever lost a field to another write was told. */
function checkLosers({ witness }: World, { verdicts }: Judged): Broken | null {
  if (witness.wasRestored) return null;
  for (const { arrival, lost } of verdicts) {
    const { id, device, scope, entity } = arrival.mutation;
    const issued = witness.issued.get(id);
    if (!lost || issued === undefined || issued.isWaived || !issued.tab.isAlive || issued.tab.isFrozen) continue;
    if (witness.told.has(`${device} ${id}`) || witness.told.has(`${device} ${scope} ${entity.type}/${entity.id}`))
      continue;
    return { guarantee: 8, text: `${device} was not told that ${id} lost` };
  }
  return null;
}
