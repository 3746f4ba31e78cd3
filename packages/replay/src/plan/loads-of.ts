import type { RecordedSession } from '@driftscope/records';
import type { Act, Person } from './replay.ts';

/** How a person came to each page: by its address, or by a reload. */
export function loadsOf({ name, sessions }: Person): readonly Act[] {
  return sessions.flatMap(({ header, records }, index): Act[] => {
    const load = records.find((record) => record.kind === 'page.load');
    const at = header.originMs;
    if (index > 0 && load?.navigation === 'reload') return [{ at, person: name, kind: 'reload' }];
    const path = pathOf(load?.url ?? header.url);
    // A link that was followed is clicked again: only what the user typed, or came with, is an address to open.
    if (index > 0 && wasLed(sessions[index - 1])) return [];
    return [{ at, person: name, kind: 'open', path }];
  });
}

/** Whether the last thing that the user did on a page may have led away: it went right after. */
function wasLed(before: RecordedSession | undefined): boolean {
  const records = before?.records ?? [];
  const step = records.findLast(({ kind }) => kind === 'ui.click' || kind === 'ui.submit' || kind === 'ui.press');
  const hide = records.findLast(({ kind }) => kind === 'page.hide');
  return step !== undefined && hide !== undefined && hide.t - step.t < 3_000;
}

function pathOf(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return '/';
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`;
}
