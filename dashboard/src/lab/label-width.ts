import type { LabFault } from '@driftscope/records';
import { labFaults } from '../lab-script/lab-fault.ts';

const LETTER_PX = 7.5;
const EDGES_PX = 14;

/** About how wide the name of a fault is where it is drawn, edges included. */
export const labelWidthPx = (fault: LabFault): number => labFaults[fault].label.length * LETTER_PX + EDGES_PX;
