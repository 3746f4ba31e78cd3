const pattern =
  /^((session|auth|state)\.)?((current_?)?user|me|account|profile|member|customer|viewer|principal|identity|session|auth)(_?id)?(\.[^.[]*)?$/i;

/** Where apps keep who is logged in: `userId`, `user.id`, `session.user.id`. Not in lists: there it names authors. */
export const isIdentityPath = (path: string): boolean => pattern.test(path);
