import type { OppInhoud } from '../../../model/opp.ts';
import type { Blad, Blok, Sectie } from '../blad.ts';
import type { Huisstijl } from '../huisstijl.ts';
import type { Lezerskring } from '../view.ts';
import { sectieB, sectieC, sectieD } from './beeld.ts';
import { sectieG, sectieH } from './besluit.ts';
import { sectieA } from './gegevens.ts';
import { sectieE, sectieF } from './handeling.ts';
import { isConcept, STATUS, voluit } from './woorden.ts';

/** The day the document speaks of: fixed on, else the day that it shows. */
const dagVan = ({ h, versie }: OppInhoud): string => h.vastgesteld?.op ?? versie.peildag;

function inleiding(inhoud: OppInhoud, voor: Lezerskring): Blok[] {
  const { roepnaam } = inhoud.a.leerling;
  const lezen: Blok = {
    soort: 'alinea',
    tekst: `In dit plan staat waar ${roepnaam} naartoe werkt, wat daarvoor nodig is en wat de school doet.${
      voor === 'ouder'
        ? ' Je beslist mee over deel E, het handelingsdeel. Begrijp je iets niet, of klopt er iets niet? Bel of mail de school.'
        : ''
    } Bij ieder gegeven staat waar het vandaan komt en hoe oud het is.`,
  };
  const concept: Blok[] = isConcept(inhoud.versie.status)
    ? [
        {
          soort: 'kader',
          toon: 'let-op',
          kop: 'Dit is een concept',
          tekst: 'Dit plan is nog niet vastgesteld. De afspraken erin kunnen nog veranderen.',
        },
      ]
    : [];
  return [...concept, lezen];
}

/**
 * An OPP as a document, sections A–H in plain Dutch, each field with its origin and age in small print (R38, R40). A
 * function of its arguments alone: the same content is always the same document.
 */
export function oppBlad(
  inhoud: OppInhoud,
  opties: { readonly voor: Lezerskring; readonly huisstijl: Huisstijl },
): Blad {
  const { versie, a } = inhoud;
  const status = STATUS[versie.status];
  const dag = voluit(dagVan(inhoud));
  const secties = [sectieA, sectieB, sectieC, sectieD, sectieE, sectieF, sectieG, sectieH];
  return {
    taal: 'nl-NL',
    titel: 'Ontwikkelingsperspectief',
    over: a.leerling.naam,
    regel: `${a.school.naam} · versie ${versie.nummer} · ${inhoud.h.vastgesteld === null ? `zoals het is op ${dag}` : `vastgesteld op ${dag}`}`,
    status: { tekst: status, concept: isConcept(versie.status) },
    voet: `Versie ${versie.nummer} · ${status.toLowerCase()} · ${dag} · ${a.leerling.naam}`,
    huisstijl: opties.huisstijl,
    gemaakt: new Date(`${dagVan(inhoud)}T12:00:00Z`),
    inleiding: inleiding(inhoud, opties.voor),
    secties: secties.map((sectie) => sectie(inhoud)).filter((sectie): sectie is Sectie => sectie !== null),
  };
}
