import { parentPort, workerData } from 'node:worker_threads';
import { type LeesOpties, leesPakket } from './formaten/lezen.ts';

/** Reads one file and ends (lees-apart.ts). */
const { bytes, opties } = workerData as { bytes: Uint8Array; opties: LeesOpties };
parentPort?.postMessage(leesPakket(bytes, opties));
