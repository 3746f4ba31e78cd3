import { openExtendedProfile, openProfile, type Profile } from '@driftscope/e2e';
import { expect, type Page } from '@playwright/test';
import { openEmptyExtension } from './open-empty-extension.ts';
import { openPanelBeside } from './open-panel-beside.ts';
import type { Companion, PageName, Site } from './site.ts';

/** A page alone, or with someone who watches it. */
export interface Contender {
  readonly name:
    | 'native'
    | 'an empty listener'
    | 'an empty extension'
    | 'driftscope, hooks only'
    | 'driftscope, not recording'
    | 'driftscope'
    | 'driftscope, kept in the ring'
    | 'driftscope, with the panel open'
    | 'driftscope, workers looked into'
    | 'sentry'
    | 'rrweb';
  readonly profile: Profile;
  /** Has only a part of what recording takes, to tell how much of the price it is: of frames, or of the start of a page. Or more, for workers. */
  readonly partOf?: 'frames' | 'start' | 'workers';
  urlOf(page: PageName | 'empty'): string;
  /** Opens what looks at the page meanwhile. Absent: nothing does. */
  openBeside?(page: Page): Promise<void>;
}

/**
 * Opens seven browsers: one with the extension, which records every page, one that shows them in the panel as well, one whose
 * pages only keep their last minutes, one that looks into workers, one that records none, one with an extension that does nothing, and one with none.
 * Records are kept in the extension: where they are sent is not on the page's way.
 */
export async function openContenders(site: Site): Promise<readonly Contender[]> {
  const plain = await openProfile();
  const extended = await openExtendedProfile();
  await extended.configure({ record: 'all', collectorUrl: '' });
  const watched = await openExtendedProfile();
  const armed = await openExtendedProfile();
  const { origin, port } = new URL(site.urlOf('empty'));
  // The first page of a process is on a site of its own, below `localhost`.
  await armed.configure({ record: 'armed', origins: [origin, `http://*.localhost:${port}`], collectorUrl: '' });
  const looking = await openExtendedProfile();
  await looking.configure({ record: 'all', collectorUrl: '', workers: [origin] });
  await expect.poll(() => looking.registeredScripts()).toHaveLength(1);
  const idle = await openExtendedProfile();
  await idle.configure({ record: 'listed', collectorUrl: '' });
  const empty = await openEmptyExtension();
  const beside = (name: Contender['name'], companion?: Companion): Contender => ({
    name,
    profile: plain,
    ...((companion === 'with-listener' || companion === 'with-hooks') && { partOf: 'frames' }),
    urlOf: (page) => site.urlOf(page, companion),
  });
  return [
    beside('native'),
    beside('an empty listener', 'with-listener'),
    beside('driftscope, hooks only', 'with-hooks'),
    { name: 'an empty extension', profile: empty, partOf: 'start', urlOf: (page) => site.urlOf(page) },
    { name: 'driftscope, not recording', profile: idle, urlOf: (page) => site.urlOf(page) },
    { name: 'driftscope', profile: extended, urlOf: (page) => site.urlOf(page) },
    { name: 'driftscope, kept in the ring', profile: armed, urlOf: (page) => site.urlOf(page) },
    {
      name: 'driftscope, with the panel open',
      profile: watched,
      partOf: 'frames',
      urlOf: (page) => site.urlOf(page),
      openBeside: (page) => openPanelBeside(watched, page),
    },
    {
      name: 'driftscope, workers looked into',
      profile: looking,
      partOf: 'workers',
      urlOf: (page) => site.urlOf(page),
    },
    beside('sentry', 'with-sentry'),
    beside('rrweb', 'with-rrweb'),
  ];
}
