import type { OppInhoud } from '../../model/opp.ts';
import type { Datum } from '../../model/roster.ts';
import { zipVan } from '../../opp/document/zip.ts';
import { OSO_CATEGORIE } from './codes.ts';
import { type Knoop, knoop, veld } from './knoop.ts';

/** An OPP to hand over (R50): its content, the day it ended if it did, and its document. */
export interface OppOverdracht {
  readonly inhoud: OppInhoud;
  readonly eind: Datum | null;
  readonly pdf: Uint8Array;
}

/**
 * A document as OSO wants it: Base64 of a ZIP that holds the file (OSO gegevensset 2019.1, documentType). The name stands in clear
 * in the message, so it names nobody.
 */
function documentKnoop(naam: string, omschrijving: string, bytes: Uint8Array, moment: Date): Knoop {
  return knoop('document', [
    veld('bestandsnaam', naam),
    veld('omschrijving', omschrijving),
    veld('bestandsinhoud', zipVan({ [naam]: bytes }, moment).toString('base64')),
  ]);
}

function handelingsplan({ inhoud }: OppOverdracht): Knoop | null {
  const { periode, doelen } = inhoud.e;
  if (periode === null || doelen.length === 0) return null;
  const gebieden = [...new Set(doelen.map((doel) => doel.leergebied))];
  return knoop('handelingsplan', [
    veld('startdatum', periode.van),
    veld('einddatum', periode.tot),
    veld('isgerichtop', gebieden.join(', ')),
  ]);
}

function tlv({ inhoud }: OppOverdracht, swvNummer: string | null): Knoop | null {
  const verklaring = inhoud.a.tlv;
  // The number of the samenwerkingsverband is asked for; its name is no substitute.
  if (verklaring === null || swvNummer === null) return null;
  return knoop('tlv', [
    veld('tlvingangdatum', verklaring.van),
    veld('tlvswvnummer', swvNummer),
    veld('tlvcategorie', OSO_CATEGORIE[verklaring.categorie]),
    veld('tlvbeschikkingsnummer', verklaring.nummer),
    veld('tlveinddatum', verklaring.tot),
  ]);
}

/**
 * The block onderwijsondersteuning of OSO 2019.1: dates and documents, because the standard has no leerroute and no doelen. The
 * structured OPP goes along as JSON beside it (R50).
 * @param swvNummer administration number of the samenwerkingsverband, as PO00YY; without it no tlv is written
 */
export function onderwijsondersteuning(overdracht: OppOverdracht, swvNummer: string | null): Knoop {
  const { inhoud, eind, pdf } = overdracht;
  const van = inhoud.h.vastgesteld?.op ?? inhoud.versie.peildag;
  const moment = new Date(`${van}T12:00:00Z`);
  return knoop('onderwijsondersteuning', [
    handelingsplan(overdracht),
    knoop('opp', [
      veld('opp_ingangdatum', van),
      veld('opp_einddatum', eind),
      documentKnoop(`opp-versie-${inhoud.versie.nummer}.pdf`, 'Ontwikkelingsperspectief', pdf, moment),
    ]),
    tlv(overdracht, swvNummer),
  ]);
}
