import type { Grond, SluitKeuze, SluitRij } from '../../../gateway/leerroute/cyclus/view.ts';
import { komma } from '../../ui/charts/getal.ts';
import { term } from '../../ui/glossary.ts';

/** What can be chosen, with the niveau it leads to. */
export function keuzeWoord(keuze: SluitKeuze, rij: Pick<SluitRij, 'niveau' | 'hoger' | 'lager'>): string {
  switch (keuze) {
    case 'hoger':
      return `Hoger: ${rij.hoger?.naam ?? ''}`;
    case 'lager':
      return `Lager: ${rij.lager?.naam ?? ''}`;
    case 'blijven':
      return rij.niveau ? `Blijven: ${rij.niveau.naam}` : 'Verder';
    case 'intensiveren':
      return rij.niveau ? `Intensiveren: ${rij.niveau.naam}` : 'Intensiveren';
    default:
      return keuze satisfies never;
  }
}

const zin = (grond: Grond): string => {
  switch (grond.soort) {
    case 'graad':
      return grond.behaald === grond.totaal
        ? `Alle ${grond.totaal} ${term('leerdoel', grond.totaal)} behaald.`
        : `${grond.behaald} van ${grond.totaal} ${term('leerdoel', grond.totaal)} behaald.`;
    case 'zonder_niveaus':
      return 'Deze leerlijn heeft geen niveaus.';
    case 'zonder_doelen':
      return 'Dit niveau heeft geen leerdoelen.';
    case 'hoogste_niveau':
      return 'Dit is het hoogste niveau.';
    case 'uitstroom':
      return 'Hoger komt boven het uitstroomniveau. Bespreek dat eerst.';
    case 'pas_op_de_plaats':
      return 'Het team koos: pas op de plaats.';
    case 'gekozen_intensiveren':
      return 'Het team koos: intensiveren.';
    case 'loopt_voor':
      return `Loopt voor, terwijl ${grond.anders} achterblijft.`;
    case 'blijft_achter':
      return `Blijft achter, terwijl ${grond.anders} voorloopt.`;
    case 'achter_op_route':
      return `${komma(Math.round(grond.niveaus * 10) / 10)} niveau achter op de route.`;
    case 'lang_hier':
      return `Al ${grond.perioden} perioden op dit niveau.`;
    case 'evaluaties':
      return `${grond.gedaan} van ${grond.totaal} geëvalueerd.`;
    default:
      return grond satisfies never;
  }
};

/** Why this is proposed, in one or a few short sentences; also the reason that is filled in beforehand. */
export const waarom = (gronden: readonly Grond[]): string => gronden.map(zin).join(' ');
