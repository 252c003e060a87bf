import { parentPort, workerData } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';
import type { Waarde } from './kolommen.ts';

/** One sheet: its first row are names. Text stays text, so what looks like a formula is none. */
export interface Blad {
  readonly naam: string;
  readonly rijen: readonly (readonly Waarde[])[];
}

/** Makes sheets into the bytes of one XLSX and ends (service.ts). */
const boek = utils.book_new();
for (const { naam, rijen } of workerData as readonly Blad[])
  utils.book_append_sheet(boek, utils.aoa_to_sheet(rijen.map((rij) => [...rij])), naam);
parentPort?.postMessage(new Uint8Array(write(boek, { type: 'array', bookType: 'xlsx', compression: true })));
