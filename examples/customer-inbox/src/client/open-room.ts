import { createHashAddress } from '@driftscope/example-client';

/** Where a room is in this page. */
export const { linkTo, useOpenId: useOpenRoomId } = createHashAddress('#/rooms/');

export const closeRoom = (): void => {
  location.hash = '';
};
