import { createHashAddress } from '@driftscope/example-client';

/** Where a conversation is in this page. */
export const { linkTo, useOpenId: useOpenConversationId } = createHashAddress('#/conversations/');
