/** Small, like most of what a chat sends. */
export const makeFrame = (n: number): string =>
  `42["message:new",{"id":"m_${n}","room":"c_1","author":"u_7","text":"a message of the usual length","n":${n}}]`;
