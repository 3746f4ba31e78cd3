import { openExtendedProfile, openProfile, type Profile } from '@driftscope/e2e';
import type { Companion, PageName, Site } from './site.ts';

/** A page alone, or with someone who watches it. */
export interface Contender {
  readonly name: 'native' | 'driftscope' | 'driftscope, kept in the ring' | 'sentry' | 'rrweb';
  readonly profile: Profile;
  urlOf(page: PageName | 'empty'): string;
}

/**
 * Opens three browsers: one with the extension, which records every page, one whose pages only keep their last minutes, and
 * one without. Records are kept in the
 * extension: where they are sent is not on the page's way.
 */
export async function openContenders(site: Site): Promise<readonly Contender[]> {
  const plain = await openProfile();
  const extended = await openExtendedProfile();
  await extended.configure({ record: 'all', collectorUrl: '' });
  const armed = await openExtendedProfile();
  await armed.configure({ record: 'armed', origins: [new URL(site.urlOf('empty')).origin], collectorUrl: '' });
  const beside = (name: Contender['name'], companion?: Companion): Contender => ({
    name,
    profile: plain,
    urlOf: (page) => site.urlOf(page, companion),
  });
  return [
    beside('native'),
    { name: 'driftscope', profile: extended, urlOf: (page) => site.urlOf(page) },
    { name: 'driftscope, kept in the ring', profile: armed, urlOf: (page) => site.urlOf(page) },
    beside('sentry', 'with-sentry'),
    beside('rrweb', 'with-rrweb'),
  ];
}
