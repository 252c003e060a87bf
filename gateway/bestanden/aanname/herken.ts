import { fileTypeFromBuffer } from 'file-type';
import type { FormaatNaam, Wat } from './soorten.ts';
import { sporenVanMp4, sporenVanWebm } from './sporen.ts';
import { geweigerd } from './weigering.ts';

const NAMEN: Readonly<Record<string, FormaatNaam>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/mp4': 'mp4',
  'audio/x-m4a': 'mp4',
  // What a browser records is sound in the same box that films come in: what runs in it decides.
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
};

/**
 * Which format this is, by its bytes; its name and what the sender calls it say nothing.
 * @throws AppError `bad_request` (415) when it is none of those that Koers keeps, or a film
 */
export async function herken(bytes: Buffer, wat: Wat): Promise<FormaatNaam> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const [mime = ''] = (found?.mime ?? '').split(';');
  if (/^image\/hei[cf]/.test(mime)) throw geweigerd.heic();
  const naam = NAMEN[mime];
  if (!naam) throw geweigerd.soort(wat);
  const sporen = naam === 'mp4' ? sporenVanMp4(bytes) : naam === 'webm' ? sporenVanWebm(bytes) : 'geluid';
  if (sporen === 'beeld') throw geweigerd.film();
  if (sporen === 'geen') throw geweigerd.stuk('geluid');
  return naam;
}
