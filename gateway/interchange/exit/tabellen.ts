import { GROEPSPLAN, SEALED_WITH_LEERLING } from '../../access/sealed-columns.ts';

/**
 * What an export of a whole school holds (R76). Every table of schema koers is in it, or stands here with the reason why
 * not; a test walks the catalogue.
 */
export const BLIJFT_ACHTER: Readonly<Record<string, string>> = {
  school_key: 'keys are made anew where the school goes',
  bi_sleutel: 'pseudonyms are made anew where the school goes',
  session: 'who is signed in here',
  invitation: 'a code that opens this Koers',
  account_person: 'an account with a passkey belongs to the address of this Koers',
  lti_ticket: 'who is signed in here',
  lti_unlinked: 'who waits at the door of this Koers',
  teams_tenant: 'a tenant points to the address of this Koers',
  aanmeld_bron_school: 'a sign-in service points to the address of this Koers',
  lti_deployment: 'an ELO points to the address of this Koers',
  lti_link: 'an ELO points to the address of this Koers',
  lti_link_place: 'an ELO points to the address of this Koers',
  lti_pick: 'a choice under way',
  lti_registration: 'an ELO points to the address of this Koers',
  cijferweg: 'a course of an ELO that points to the address of this Koers',
  cijferkolom: 'columns of that course',
  cijferbron: 'columns of that course; what they said goes along as bewijs',
  cijfer: 'what went to that course; the judgements themselves go along as acts',
  lti_context: 'courses of an ELO that points to the address of this Koers',
  lti_lid: 'read anew from the ELO',
  outbox: 'work of this server',
  sync_row: 'staging of a sync that runs here',
  sync_change: 'undo of a sync of this server',
  spoor_zegel: 'marks made with the key of this server; the lines themselves go along',
  pakket_upload: 'a file on its way in, kept for a day',
  opp_bundel: 'a ZIP that goes after seven days',
  bestand_stuk: 'sealed pieces: the file itself stands in bestanden/',
  person_merge: 'undo of a merge, with texts as they were sealed here',
  person_merge_row: 'undo of a merge, with texts as they were sealed here',
  api_aanvraag: 'a vendor asked this Koers; the other one is asked anew',
  api_toestemming: 'yes was said to a vendor of this Koers',
  api_client: 'a vendor that is registered here',
  api_secret: 'secrets of vendors',
  api_jti: 'assertions that were used here',
  api_token: 'who may ask here',
  webhook: 'a vendor that is registered here listens',
  webhook_bericht: 'what went out from here',
  account: 'an account with a passkey belongs to the address of this Koers',
  passkey: 'bound to the address of this Koers',
  passkey_challenge: 'asked of one browser',
  aanmeld_bron: 'a sign-in service points to the address of this Koers',
  oidc_login: 'a sign-in under way',
  lti_key: 'keys of this Koers',
  lti_login: 'a launch under way',
  lti_platform: 'an ELO points to the address of this Koers',
  master: 'keys of this Koers',
  server: 'which server this is',
  migration: 'the schema of this Koers',
  gebruikersgroep: 'of several besturen and leveranciers; its decisions are on one page to print',
  deelnemer: 'of several besturen and leveranciers',
  deelnemer_persoon: 'who may come in here',
  deelnemer_code: 'a code that opens this Koers',
  wens: 'of several besturen and leveranciers',
  wens_stap: 'of several besturen and leveranciers',
  wens_stem: 'of several besturen and leveranciers',
  wens_antwoord: 'of several besturen and leveranciers',
  bijeenkomst: 'of several besturen and leveranciers',
  agendapunt: 'of several besturen and leveranciers',
  besluit: 'of several besturen and leveranciers; on one page to print',
  pilot: 'of several besturen and leveranciers',
  bron_bestand: 'what a vendor gave: hand the newest in again',
  case_plank: 'made anew from the packages',
  case_ding: 'made anew from the packages',
  kerndoel: 'of SLO: read in with `npx koers kerndoelen`',
  kerndoel_relatie: 'of SLO',
  kerndoel_uitgave: 'of SLO',
  kerndoelset: 'of SLO',
  kerndoelset_lid: 'of SLO',
};

/** In the export to read; not taken in, for the other school is not there. */
export const NIET_INGELEZEN: Readonly<Record<string, string>> = {
  transfer_grant: 'between two schools of one Koers',
  opening_reden: 'between two schools of one Koers',
  overkomst: 'between two schools of one Koers',
  overname: 'between two schools of one Koers',
  overname_doel: 'between two schools of one Koers',
  pilot_school: 'said to a pilot of this Koers',
  pilot_dag: 'counted for a pilot of this Koers',
  pilot_mening: 'said of a pilot of this Koers',
};

/** Columns that are left out: keys, secrets, and numbers of this server. */
export const KOLOM_BLIJFT: Readonly<Record<string, readonly string[]>> = {
  act: ['tx'],
  audit: ['tx'],
  bestand: ['sleutel_leerling', 'sleutel_school'],
  connection: ['credentials'],
  leerling_key: ['wrapped'],
  opp_stap: ['tx'],
};

/** Columns in the export in clear, that are sealed again with the key of the school. */
export const VAN_SCHOOL: Readonly<Record<string, readonly string[]>> = { groepsplan: ['teksten', 'inhoud'] };
export const SCHOOL_DOEL = GROEPSPLAN;

/** Columns of a table that are sealed with the key of the pupil, but for those that are left out. */
export const vanLeerling = (tabel: string): readonly string[] =>
  SEALED_WITH_LEERLING.filter((s) => s.table === tabel)
    .map((s) => s.column)
    .filter((kolom) => !KOLOM_BLIJFT[tabel]?.includes(kolom));

const VERSIES = '(SELECT id FROM uitvoer_versie)';
const LIJNEN = `(SELECT id FROM koers.leerlijn WHERE pakket_versie_id IN ${VERSIES})`;
const ROUTES = `(SELECT id FROM koers.leerroute WHERE pakket_versie_id IN ${VERSIES})`;
const PAKKETTEN = `(SELECT pakket_id FROM koers.pakket_versie WHERE id IN ${VERSIES})`;

/** Which rows of a table that is not of the school alone; of the rest those with its `school_id`. */
export const VAN_HIER: Readonly<Record<string, string>> = {
  school: 't.id = koers.school_now()',
  bestuur: 't.id = (SELECT s.bestuur_id FROM koers.school s WHERE s.id = koers.school_now())',
  leerling_key: 't.school_id = koers.school_now() AND t.destroyed_at IS NOT NULL',
  bestand: `t.school_id = koers.school_now() AND t.soort <> 'opp_bundel'`,
  pakket: `t.id IN ${PAKKETTEN}`,
  pakket_versie: `t.id IN ${VERSIES}`,
  leergebied: `t.pakket_versie_id IN ${VERSIES}`,
  leerlijn: `t.pakket_versie_id IN ${VERSIES}`,
  leerroute: `t.pakket_versie_id IN ${VERSIES}`,
  pakket_rest: `t.pakket_versie_id IN ${VERSIES}`,
  niveau: `t.leerlijn_id IN ${LIJNEN}`,
  leerdoel: `t.leerlijn_id IN ${LIJNEN}`,
  actie_sjabloon: `t.leerdoel_id IN (SELECT id FROM koers.leerdoel WHERE leerlijn_id IN ${LIJNEN})`,
  leerroute_leerlijn: `t.leerroute_id IN ${ROUTES}`,
  route_profiel: `t.leerroute_id IN ${ROUTES}`,
};

/** Tables that several schools share: what is there already stays as it is. */
export const GEDEELD: readonly string[] = Object.keys(VAN_HIER).filter(
  (tabel) => !['school', 'leerling_key', 'bestand'].includes(tabel),
);

/** First who is there and whose key was destroyed; what is sealed comes after. */
export const EERST: readonly string[] = ['bestuur', 'school', 'person', 'leerling_key'];
