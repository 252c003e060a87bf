import { parentPort, workerData } from 'node:worker_threads';
import type { LeesOpties } from './formaten/lezen.ts';
import { leesMetVoorbeeld } from './lees-met-voorbeeld.ts';

/** Reads one file and ends (lees-apart.ts). */
const { bytes, opties } = workerData as { bytes: Uint8Array; opties: LeesOpties };
parentPort?.postMessage(leesMetVoorbeeld(bytes, opties));
