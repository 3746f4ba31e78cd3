import { reportSimulation } from './report-simulation.ts';

const passed = await reportSimulation(process.argv.slice(2), (line) => console.log(line));
process.exitCode = passed ? 0 : 1;
