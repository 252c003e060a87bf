import '../mijn/client.ts';
import { startAanwijzen } from './client/aanwijzen.ts';
import { startAfspelen } from './client/afspelen.ts';
import { startOpnemen } from './client/opnemen.ts';
import { startOpsturen } from './client/opsturen.ts';
import { houdPlek } from './client/plek.ts';
import { startTekenen } from './client/tekenen.ts';
import { bewaarWoorden } from './client/woorden.ts';

const stem = document.querySelector<HTMLElement>('[data-stem]');
if (stem) {
  houdPlek();
  for (const form of stem.querySelectorAll<HTMLFormElement>('[data-opsturen]')) startOpsturen(form);
  for (const geluid of stem.querySelectorAll<HTMLElement>('[data-geluid]')) startAfspelen(geluid);
  const opnemen = stem.querySelector<HTMLElement>('[data-opnemen]');
  if (opnemen) startOpnemen(opnemen);
  const tekenen = stem.querySelector<HTMLElement>('[data-tekenen]');
  if (tekenen) startTekenen(tekenen);
  const woorden = stem.querySelector<HTMLFormElement>('form[data-woorden]');
  if (woorden) bewaarWoorden(woorden, stem);
  startAanwijzen(stem);
}
