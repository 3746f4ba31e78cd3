import { Manager } from 'socket.io-client';
import { createModernLibrary } from './modern-library.ts';
import { runScenario } from './run-scenario.ts';

window.transportApp = { run: () => runScenario(createModernLibrary(4, (options) => new Manager(options))) };
