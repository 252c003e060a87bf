import { parentPort, workerData } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';
import type { Waarde } from './kolommen.ts';

/** One sheet: its first row are names. Text stays text, so what looks like a formula is none. */
export interface Blad {
  readonly naam: string;
  readonly rijen: readonly (readonly Waarde[])[];
}

/** Characters; a longer explanation is read in the cell itself. */
const BREEDST = 60;

/** So wide as what stands in it. */
const breedtes = (rijen: Blad['rijen']) =>
  (rijen[0] ?? []).map((_, k) => ({
    wch: rijen.reduce((w, rij) => Math.min(BREEDST, Math.max(w, `${rij[k] ?? ''}`.length + 2)), 0),
  }));

/** Makes sheets into the bytes of one XLSX and ends (service.ts). */
const boek = utils.book_new();
for (const { naam, rijen } of workerData as readonly Blad[]) {
  const blad = utils.aoa_to_sheet(rijen.map((rij) => [...rij]));
  blad['!cols'] = breedtes(rijen);
  if (blad['!ref']) blad['!autofilter'] = { ref: blad['!ref'] };
  utils.book_append_sheet(boek, blad, naam);
}
parentPort?.postMessage(new Uint8Array(write(boek, { type: 'array', bookType: 'xlsx', compression: true })));
