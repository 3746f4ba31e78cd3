/** A read's name or line without its query, and without the ids in its path: `GET /api/rooms/*`. */
export const readPattern = (name: string): string => name.replace(/\?.*$/, '').replace(/\/[^/]*\d[^/]*/g, '/*');
