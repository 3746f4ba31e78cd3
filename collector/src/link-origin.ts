import { hostname } from 'node:os';
import type { CollectorOptions } from './collector-options.ts';

/** What one listens on, and nobody can be sent to. */
const everywhere = ['0.0.0.0', '[::]'];

/**
 * The origin of links in what is sent to others. A collector that listens on all addresses, and was not told how others reach it,
 * goes by the first of its names, or by that of the machine.
 *
 * @param url where it listens
 */
export function linkOrigin(
  { publicUrl, names = [] }: Pick<CollectorOptions, 'publicUrl' | 'names'>,
  url: string,
): string {
  if (publicUrl !== undefined) return publicUrl;
  const address = new URL(url);
  if (everywhere.includes(address.hostname)) address.hostname = names[0] ?? hostname();
  return address.origin;
}
