import type { RecordMode } from '../settings/settings.ts';

/** What a user may choose to have recorded. */
export const recordModes: readonly { readonly value: RecordMode; readonly label: string; readonly hint: string }[] = [
  { value: 'devtools', label: 'Pages with the panel open', hint: 'Nothing else is touched.' },
  { value: 'listed', label: 'Listed origins', hint: 'Always, whether or not the panel is open.' },
  {
    value: 'armed',
    label: 'The last two minutes',
    hint: 'Kept in pages with the panel open and in listed origins, until you ask for them.',
  },
  { value: 'all', label: 'All pages', hint: 'For test browsers: everything you visit is recorded.' },
];
