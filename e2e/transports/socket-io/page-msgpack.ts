import { Manager } from 'socket.io-client';
import * as parser from 'socket.io-msgpack-parser';
import { createModernLibrary } from './modern-library.ts';
import { runScenario } from './run-scenario.ts';

const library = createModernLibrary(4, (options) => new Manager({ ...options, parser }));
window.transportApp = { run: () => runScenario(library) };
