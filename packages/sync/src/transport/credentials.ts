/**
 * The app's bearer token, asked for at every attempt. `refresh`: the last one was turned down, so bring a new one.
 *
 * `null` where there is none yet: nothing connects, and it is asked again later. `''` where a cookie says who it is.
 */
export type AskCredentials = (how: { readonly refresh: boolean }) => string | null | Promise<string | null>;
