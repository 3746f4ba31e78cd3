import { openExtendedProfile, openProfile, type Profile } from '@driftscope/e2e';
import type { Companion, PageName, Site } from './site.ts';

/** A page alone, or with someone who watches it. */
export interface Contender {
  readonly name:
    | 'native'
    | 'an empty listener'
    | 'driftscope, hooks only'
    | 'driftscope, not recording'
    | 'driftscope'
    | 'driftscope, kept in the ring'
    | 'sentry'
    | 'rrweb';
  readonly profile: Profile;
  /** Only a part of what recording takes, to tell how much of a frame's price it is. */
  readonly isPart: boolean;
  urlOf(page: PageName | 'empty'): string;
}

/**
 * Opens four browsers: one with the extension, which records every page, one whose pages only keep their last minutes, one
 * that records none, and one without. Records are kept in the
 * extension: where they are sent is not on the page's way.
 */
export async function openContenders(site: Site): Promise<readonly Contender[]> {
  const plain = await openProfile();
  const extended = await openExtendedProfile();
  await extended.configure({ record: 'all', collectorUrl: '' });
  const armed = await openExtendedProfile();
  await armed.configure({ record: 'armed', origins: [new URL(site.urlOf('empty')).origin], collectorUrl: '' });
  const idle = await openExtendedProfile();
  await idle.configure({ record: 'listed', collectorUrl: '' });
  const beside = (name: Contender['name'], companion?: Companion): Contender => ({
    name,
    profile: plain,
    isPart: companion === 'with-listener' || companion === 'with-hooks',
    urlOf: (page) => site.urlOf(page, companion),
  });
  return [
    beside('native'),
    beside('an empty listener', 'with-listener'),
    beside('driftscope, hooks only', 'with-hooks'),
    { name: 'driftscope, not recording', profile: idle, isPart: false, urlOf: (page) => site.urlOf(page) },
    { name: 'driftscope', profile: extended, isPart: false, urlOf: (page) => site.urlOf(page) },
    { name: 'driftscope, kept in the ring', profile: armed, isPart: false, urlOf: (page) => site.urlOf(page) },
    beside('sentry', 'with-sentry'),
    beside('rrweb', 'with-rrweb'),
  ];
}
