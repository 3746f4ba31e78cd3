/** In the address or a protocol of a socket of Vite, webpack, Next.js and those built on them. */
export const developmentMark = /hmr|webpack|sockjs-node|__vite|livereload/i;

/** Whether a socket is a development server's: it tells of code, not of data. */
export const isDevelopmentSocket = (url: string, protocols: readonly string[] = []): boolean =>
  [url, ...protocols].some((text) => developmentMark.test(text));
