import { Manager } from 'socket.io-client-3';
import { createModernLibrary } from './modern-library.ts';
import { runScenario } from './run-scenario.ts';

window.transportApp = {
  run: () => runScenario(createModernLibrary(3, (options) => new Manager(location.origin, options))),
};
