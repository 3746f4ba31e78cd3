/** Where the site's sockets are. */
export const socketUrl = (path = '/'): string => `${location.origin.replace('http', 'ws')}${path}`;
