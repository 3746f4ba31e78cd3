import { useHash } from './use-hash.ts';

/** Addresses of things of one kind within a page, behind a prefix like `#/rooms/`. The query, and with it the variant, stays. */
export function createHashAddress(prefix: string) {
  return {
    linkTo: (id: string): string => prefix + encodeURIComponent(id),
    /** Id of the one that the address names. Absent: none is open. */
    useOpenId: (): string | undefined => {
      const hash = useHash();
      return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : undefined;
    },
  };
}
