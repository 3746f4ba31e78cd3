export type Variant = 'drifting' | 'synced';

/** Which of the two connection layers the address asks for; drifting when it asks for none. */
export const variantOf = (search: string): Variant =>
  new URLSearchParams(search).get('variant') === 'synced' ? 'synced' : 'drifting';
