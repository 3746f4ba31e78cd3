import { useHash } from '@driftscope/example-client';

const prefix = '#/rooms/';

/** Address of a room in this page. The query, and with it the variant, stays. */
export const linkTo = (roomId: string): string => prefix + encodeURIComponent(roomId);

export const closeRoom = (): void => {
  location.hash = '';
};

/** Id of the room that the address names. Absent: none is open. */
export function useOpenRoomId(): string | undefined {
  const hash = useHash();
  return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : undefined;
}
