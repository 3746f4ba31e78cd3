/** Whether a socket is a development server's: it tells of code, not of data. */
export const isDevelopmentSocket = (url: string, protocols: readonly string[] = []): boolean =>
  protocols.some((protocol) => /hmr/i.test(protocol)) || /webpack|sockjs-node|hmr|__vite|livereload/i.test(url);
