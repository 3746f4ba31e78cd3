/**
 * Hears of errors that nobody caught, in the asynchronous context that threw them. Node tells its monitors of them and goes on as it
 * would without: the process ends, or the application's own listener decides.
 */
export function watchUncaught(hear: (error: unknown) => void): () => void {
  const listener = (error: unknown) => hear(error);
  process.on('uncaughtExceptionMonitor', listener);
  return () => void process.off('uncaughtExceptionMonitor', listener);
}
