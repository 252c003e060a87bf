import type { Sectie } from '../../../gateway/access/inzage.ts';
import type { TrailLine } from '../../../gateway/access/trail/service.ts';

/** The sections as the FG reads them, in the order of the choice. */
export const SECTIES: readonly { readonly value: Sectie; readonly label: string }[] = [
  { value: 'factoren', label: 'belemmerende en bevorderende factoren' },
  { value: 'iq', label: 'intelligentie' },
  { value: 'zorg', label: 'zorg en ondersteuning' },
  { value: 'redenen', label: 'redenen en verslagen' },
  { value: 'opp', label: 'ontwikkelingsperspectief' },
  { value: 'stem', label: 'stem van de leerling' },
];
const SECTIE = new Map(SECTIES.map(({ value, label }) => [value, label]));
export const sectieInWoorden = (sectie: Sectie | null): string =>
  sectie === null ? '–' : (SECTIE.get(sectie) ?? sectie);

const ACTIE: Readonly<Record<string, string>> = {
  sectie_ingezien: 'Ingezien',
  spoor_ingezien: 'Inzage in het spoor bekeken',
  actie_afgevinkt: 'Actie afgevinkt',
  doel_stand: 'Stand van een doel gegeven',
  niveau_geplaatst: 'In een niveau geplaatst',
  leerroute_geplaatst: 'Op een leerroute geplaatst',
  beginsituatie: 'Beginsituatie geschreven',
  actie_toegevoegd: 'Actie bij een doel gezet',
  actie_veranderd: 'Actie veranderd',
  actie_gestopt: 'Actie gestopt',
  api_gelezen: 'Gelezen door een programma van een aanbieder',
  doel_geevalueerd: 'Doel geëvalueerd',
  factor_vastgelegd: 'Factor vastgelegd',
  factor_veranderd: 'Factor veranderd',
  factor_beeindigd: 'Factor beëindigd',
  factor_gekoppeld: 'Factor bij een doel gezet of weggehaald',
  ondersteuning_vastgelegd: 'Ondersteuningsbehoefte vastgelegd',
  ondersteuning_beeindigd: 'Ondersteuningsbehoefte beëindigd',
  pakket_migratie: 'Overgestapt naar een andere versie van de leerlijnen',
  beeld_besluit: 'Keuze gemaakt bij een signaal',
  volgen_ingesteld: 'Ingesteld hoe de school volgt',
  leerling_kan: 'Leerling zegt: dit kan ik',
  leerling_wens: 'Leerling kiest een doel',
  leerling_mening: 'Leerling zegt hoe het gaat',
  wens_beantwoord: 'Wens van een leerling beantwoord',
  waarneming: 'Waarneming opgeschreven',
  stem_gegeven: 'De leerling zei wat hij vindt van zijn plan',
  stem_niet_mogelijk: 'Opgeschreven waarom de leerling nu niet gehoord kon worden',
  stem_bijlage: 'Foto, tekening of opname van de leerling toegevoegd',
  stem_bijlage_weg: 'Foto, tekening of opname van de leerling weggehaald',
  rapport_alles: 'Rapportage met kleine aantallen bekeken',
  bi_opgehaald: 'Gegevens voor het bestuur opgehaald',
  uitstroom_vastgelegd: 'Opgeschreven waar een oud-leerling is',
  ongedaan: 'Iets ongedaan gemaakt',
  leerreis_geopend: 'Leerreis geopend voor een andere school',
  leerreis_gesloten: 'Opening van de leerreis teruggenomen',
  overkomst_bekeken: 'Bekeken wat van de vorige school meekomt',
  overkomst_overgenomen: 'Overgenomen van de vorige school',
  overkomst_gekoppeld: 'Leerreis van de vorige school gekoppeld',
  cursus_gelezen: 'Deelnemers van een cursus in de ELO laten lezen',
  cursus_is_groep: 'Gezegd welke groep een cursus in de ELO is',
  opp_begin: 'OPP begonnen',
  opp_overleg: 'Overleg over het OPP vastgelegd',
  opp_cvb_advies: 'Advies van de commissie bij het OPP gezet',
  opp_ter_instemming: 'OPP aan de ouders voorgelegd',
  opp_antwoord_uitstroom: 'Antwoord op het uitstroomdeel gegeven',
  opp_antwoord_handeling: 'Antwoord op het handelingsdeel gegeven',
  opp_vaststellen: 'OPP vastgesteld',
  opp_evaluatie_begin: 'Evaluatie van het OPP begonnen',
  opp_evaluatie: 'Evaluatie van het OPP afgerond',
  opp_bijstelling: 'Concept naast het OPP gemaakt',
  opp_vervallen: 'Concept van het OPP ingetrokken',
  opp_beeindigen: 'OPP beëindigd',
  opp_geschil_open: 'Geschil over het OPP geopend',
  opp_oso: 'Bestand gemaakt om het OPP over te dragen',
  opp_geschil_sluiten: 'Geschil over het OPP gesloten',
  rol_gegeven: 'Rol gegeven',
  rol_ingetrokken: 'Rol ingetrokken',
};
const SCHERM: Readonly<Record<string, string>> = {
  leerlingprofiel: 'scherm Leerlingprofiel',
  leerreis: 'scherm Leerreis',
  arrangementskaart: 'scherm Arrangementskaart',
  doelblad: 'scherm Doel uitwerken',
  mijn_acties: 'scherm Mijn acties',
  mijn_doelen: 'scherm Mijn doelen',
  doel: 'scherm Doel',
  ondersteuning: 'scherm Ondersteuning',
  integraal_beeld: 'scherm Integraal beeld',
  stem: 'scherm Stem van de leerling',
  opp: 'scherm OPP',
  tlv: 'scherm TLV',
  oso: 'scherm OPP overdragen',
  overkomst: 'scherm Leerreis openen',
  api: 'API voor aanbieders',
  spoor: 'scherm Inzage',
  spoor_csv: 'bestand van het scherm Inzage',
};

const leesbaar = (code: string) => `${code.charAt(0).toUpperCase()}${code.slice(1)}`.replaceAll('_', ' ');

export const wat = (line: TrailLine): string => ACTIE[line.actie] ?? leesbaar(line.actie);
export const wie = (line: TrailLine): string => line.door ?? 'Koers zelf';
/** Why, as far as the trail knows it: where somebody was, or that a reason stands with it. */
export function waarom(line: TrailLine): string {
  if (line.metReden) return 'reden staat erbij, versleuteld';
  if (line.scherm === null) return '–';
  return SCHERM[line.scherm] ?? leesbaar(line.scherm);
}
