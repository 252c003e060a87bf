import type { OppInhoud, OppVeld } from '../model/opp.ts';
import type { ConceptFeiten } from './staten.ts';
import type { Gat } from './view.ts';

type Eis = Omit<Gat, 'houdtTegen'> & { readonly ontbreekt: boolean; readonly houdtTegen?: boolean };

const leeg = (veld: OppVeld): boolean => (veld.waarde ?? '').trim() === '';

function leegVeld(sectie: Gat['sectie'], veld: OppVeld, tekst: string, houdtTegen = false): Eis {
  return {
    sleutel: veld.veld,
    sectie,
    tekst,
    waar: { soort: 'veld', veld: veld.veld },
    ontbreekt: leeg(veld),
    houdtTegen,
  };
}

const opPagina = (
  sectie: Gat['sectie'],
  pagina: Extract<Gat['waar'], { soort: 'pagina' }>['pagina'],
  sleutel: string,
  ontbreekt: boolean,
  tekst: string,
  houdtTegen = false,
): Eis => ({ sleutel, sectie, tekst, waar: { soort: 'pagina', pagina }, ontbreekt, houdtTegen });

function gegevensEnBeeld({ a, b }: OppInhoud, f: ConceptFeiten): Eis[] {
  return [
    opPagina(
      'a',
      'tlv',
      'a.tlv',
      a.tlv === null,
      'De toelaatbaarheidsverklaring (TLV) staat nog niet in Koers.',
    ),
    opPagina(
      'a',
      'mensen',
      'a.gezag',
      a.gezaghebbenden.length === 0,
      'Van niemand staat vast dat hij over deze leerling beslist.',
    ),
    leegVeld('b', b.beeld, 'Het beeld van de leerling in woorden is nog leeg.', !f.beeld),
    opPagina(
      'b',
      'plaatsing',
      'b.leergebieden',
      b.leergebieden.length === 0,
      'De leerling heeft nog op geen enkele leerlijn een streefniveau.',
      !f.beeld,
    ),
  ];
}

function uitstroom({ d }: OppInhoud, f: ConceptFeiten): Eis[] {
  const factoren = 'factoren' as const;
  return [
    opPagina(
      'c',
      factoren,
      'c.bevorderend',
      f.bevorderend === 0,
      'Er staat nog geen bevorderende factor.',
      true,
    ),
    opPagina(
      'c',
      factoren,
      'c.belemmerend',
      f.belemmerend === 0,
      'Er staat nog geen belemmerende factor.',
      true,
    ),
    opPagina(
      'd',
      'plaatsing',
      'd.leerroute',
      leeg(d.leerroute),
      'De leerling staat nog niet op een leerroute.',
      true,
    ),
    leegVeld('d', d.uitstroomprofiel, 'Het uitstroomprofiel is nog niet bekend.'),
    leegVeld(
      'd',
      d.bestemming,
      'De uitstroombestemming is nog leeg. Schrijf die zo precies als je kunt.',
      true,
    ),
    leegVeld('d', d.onderbouwing, 'De onderbouwing van de uitstroom is nog leeg.', true),
  ];
}

function handeling({ e }: OppInhoud): Eis[] {
  return [
    opPagina(
      'e',
      'kaart',
      'e.doelen',
      e.doelen.length === 0,
      'Er staan nog geen doelen op de arrangementskaart.',
    ),
    opPagina(
      'e',
      'kaart',
      'e.acties',
      e.doelen.length > 0 && e.doelen.every((doel) => doel.acties.length === 0),
      'Bij geen enkel doel staat wie wat doet en hoe vaak.',
    ),
    leegVeld('e', e.ondersteuning, 'De ondersteuning en begeleiding zijn nog leeg.'),
    leegVeld('e', e.hulpmiddelen, 'De hulpmiddelen zijn nog leeg. Zijn die niet nodig, schrijf dat dan.'),
    leegVeld('e', e.zorg, 'Zorg in onderwijstijd is nog leeg. Is die er niet, schrijf dat dan.'),
    leegVeld(
      'e',
      e.afwijkingen,
      'Afwijkingen van het onderwijsprogramma zijn nog leeg. Zijn die er niet, schrijf dat dan.',
    ),
  ];
}

function besluit(f: ConceptFeiten): Eis[] {
  const act = (
    sleutel: string,
    welke: 'overleg' | 'cvb_advies' | 'ter_instemming',
    ontbreekt: boolean,
    tekst: string,
    houdtTegen = false,
  ): Eis => ({
    sleutel,
    sectie: 'h',
    tekst,
    waar: { soort: 'act', act: welke },
    ontbreekt,
    houdtTegen,
  });
  const opnieuw = 'De uitstroom is veranderd na het overleg. Bespreek die opnieuw.';
  return [
    opPagina(
      'f',
      'stem',
      'f.stem',
      !f.gehoord,
      'De leerling is nog niet gehoord, en er staat niet waarom niet.',
      true,
    ),
    act(
      'h.overleg',
      'overleg',
      f.overleg !== 'ja',
      f.overleg === 'oud' ? opnieuw : 'Het overleg met de ouders staat er nog niet in.',
      true,
    ),
    act(
      'h.cvb',
      'cvb_advies',
      f.cvb === 'nee',
      'Het advies van de commissie voor de begeleiding staat er nog niet in.',
      true,
    ),
    act(
      'h.aanbod',
      'ter_instemming',
      f.aanbod === 'oud',
      'Er is iets veranderd nadat het aan de ouders is voorgelegd.',
      true,
    ),
    act(
      'h.instemming',
      'ter_instemming',
      f.aanbod === 'nee' && f.handeling !== 'niet_nodig',
      'Het handelingsdeel is nog niet aan de ouders voorgelegd.',
    ),
  ];
}

/** R37: what is missing in a concept, in the order of its sections; each says where it is mended. */
export function gaten(inhoud: OppInhoud, feiten: ConceptFeiten): Gat[] {
  return [
    ...gegevensEnBeeld(inhoud, feiten),
    ...uitstroom(inhoud, feiten),
    ...handeling(inhoud),
    ...besluit(feiten),
  ].flatMap(({ ontbreekt, houdtTegen = false, ...gat }) => (ontbreekt ? { ...gat, houdtTegen } : []));
}
