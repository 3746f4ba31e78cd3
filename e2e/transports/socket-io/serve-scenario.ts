/** What is used of a server, of whatever version. */
export interface AppServer {
  of(namespace: string): AppNamespace;
  close(): unknown;
}

interface AppNamespace {
  on(event: 'connection', listener: (socket: AppSocket) => void): unknown;
  use(middleware: (socket: AppSocket, next: (error?: Error) => void) => void): unknown;
}

interface AppSocket {
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
  disconnect(): unknown;
}

/** Does what the clients of the scenario ask for. Answers how to stop. */
export function serveScenario(server: AppServer): () => void {
  for (const namespace of ['/', '/chat']) server.of(namespace).on('connection', serve);
  server.of('/forbidden').use((_socket, next) => next(new Error('not for you')));
  return () => server.close();
}

function serve(socket: AppSocket): void {
  socket.emit('welcome', { at: 1 });
  socket.on('say', (...args) => socket.emit('said', ...args));
  socket.on('file', (...args) => socket.emit('file', ...args));
  socket.on('add', (a, b, answer) => {
    if (typeof answer === 'function') answer(Number(a) + Number(b), 'sum');
  });
  socket.on('digest', (_bytes, answer) => {
    if (typeof answer === 'function') answer(Buffer.from([9, 8]), { size: 5 });
  });
  socket.on('ask me', () => {
    socket.emit('question', 'how are you?', (...answer: unknown[]) => socket.emit('told', ...answer));
  });
  socket.on('burst', (count) => {
    for (let n = 1; n <= Number(count); n += 1) socket.emit('tick', n);
    socket.emit('told', 'all');
  });
  socket.on('kick me', () => socket.disconnect());
}
