export { type Lab, type LabOptions, startLab } from './start-lab.ts';
