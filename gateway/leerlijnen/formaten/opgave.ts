import { STANDEN } from '../../model/act.ts';
import type { PakketKop } from '../pakket.ts';
import type { LeesFout, PakketOpgave } from './gelezen.ts';
import { rijCode, rijTekst } from './tekst-in-rij.ts';
import { vastId } from './vast-id.ts';

/** The first two numbers of a version as others write it: `v3` is 3.0, `2019-06` is 2019.06; none is 1.0. */
export function leesVersie(ruw: string | undefined): string {
  const delen = /(\d{1,9})(?:[.\-_ ]*(\d{1,9}))?/.exec(ruw ?? '');
  return delen ? `${delen[1]}.${delen[2] ?? '0'}` : '1.0';
}

/**
 * Of the package as a whole: what a person gave, else what the source says, else what can be made of it. No licence is a
 * refusal: much of what schools use may not be passed on (R9).
 */
export function kopVan(bron: PakketOpgave, opgave: PakketOpgave): PakketKop | LeesFout[] {
  const zegt = {
    ...bron,
    ...Object.fromEntries(Object.entries(opgave).filter(([, waarde]) => waarde !== undefined)),
  };
  const naam = rijTekst(zegt.naam) || 'Zonder naam';
  const uitgever = rijTekst(zegt.uitgever) || 'Onbekend';
  const licentie = rijTekst(zegt.licentie);
  if (licentie === '')
    return [
      {
        path: 'licentie',
        message: 'De licentie ontbreekt. Zet erbij onder welke licentie dit pakket gebruikt mag worden.',
      },
    ];
  const code = rijCode(zegt.code) || codeVan(naam);
  const pakketId = (zegt.pakketId ?? vastId('pakket', uitgever, code)).toLowerCase();
  const versie = zegt.versie ?? '1.0';
  const zelfde = pakketId === bron.pakketId && versie === bron.versie;
  const id = (
    opgave.id ??
    (zelfde ? bron.id : undefined) ??
    vastId('versie', pakketId, versie)
  ).toLowerCase();
  const schaal = (zegt.schaal ?? STANDEN).map((stand, score) => ({ score, naam: stand }));
  return {
    id,
    pakketId,
    schoolId: zegt.schoolId ?? null,
    bestuurId: zegt.bestuurId ?? null,
    herkomst: {},
    code,
    naam,
    versie,
    uitgever,
    licentie,
    schaal,
    behaaldVanaf: zegt.behaaldVanaf ?? 4,
  };
}

function codeVan(naam: string): string {
  const plat = naam.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plat
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'pakket'
  );
}
