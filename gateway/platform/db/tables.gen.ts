// Generated from the migrations by `npm run docs`. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely';

export interface AanmeldBronTable {
  id: Generated<string>;
  issuer: string;
  client_id: string;
  private_sealed: Buffer;
  naam: string;
  claims: unknown;
  created_at: Generated<Date>;
  ended_at: Date | null;
}

export interface AanmeldBronSchoolTable {
  id: Generated<string>;
  bron_id: string;
  school_id: string;
  approved_at: Generated<Date>;
  approved_by: string;
  ended_at: Date | null;
}

export interface AccountTable {
  id: Generated<string>;
  created_at: Generated<Date>;
}

export interface AccountPersonTable {
  account_id: string;
  school_id: string;
  person_id: string;
  linked_at: Generated<Date>;
  zekerheid: string | null;
}

export interface ActTable {
  id: string;
  seq: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  soort: string;
  leerdoel_id: string | null;
  leerlijn_id: string | null;
  actie_id: string | null;
  data: Generated<unknown>;
  reden: Buffer | null;
  undoes: string | null;
  actor_id: string;
  at: Generated<Date>;
  recorded_at: Generated<Date | null>;
  tx: Generated<string>;
}

export interface ActieSjabloonTable {
  id: string;
  leerdoel_id: string;
  soort: string;
  tekst: string;
  wie: string;
  ritme: string;
  volgorde: number;
  entiteit: string;
}

export interface AgendapuntTable {
  id: Generated<string>;
  groep_id: string;
  bijeenkomst_id: string;
  wens_id: string | null;
  deelnemer_id: string;
  nr: number;
  onderwerp: string;
  verslag: string | null;
}

export interface ApiAanvraagTable {
  school_id: string;
  client_id: string;
  scopes: string[];
  gevraagd_op: Generated<Date>;
  geweigerd_op: Date | null;
  overeenkomst_op: string | null;
  overeenkomst: string | null;
}

export interface ApiClientTable {
  id: Generated<string>;
  aanbieder: string;
  product: string;
  doel: string;
  jwks_url: string | null;
  jwks: unknown | null;
  created_at: Generated<Date>;
  ended_at: Date | null;
}

export interface ApiJtiTable {
  client_id: string;
  jti_hash: Buffer;
  expires_at: Date;
}

export interface ApiSecretTable {
  id: Generated<string>;
  client_id: string;
  hash: Buffer;
  created_at: Generated<Date>;
  ended_at: Date | null;
}

export interface ApiToestemmingTable {
  id: Generated<string>;
  school_id: string;
  client_id: string;
  scope: string;
  gegeven_op: Generated<Date>;
  gegeven_door: string;
  ingetrokken_op: Date | null;
  ingetrokken_door: string | null;
}

export interface ApiTokenTable {
  hash: Buffer;
  client_id: string;
  school_id: string;
  scopes: string[];
  created_at: Generated<Date>;
  expires_at: Date;
}

export interface AuditTable {
  id: GeneratedAlways<string>;
  school_id: string;
  actor_id: string | null;
  actie: string;
  onderwerp_soort: string;
  onderwerp_id: string | null;
  details: Generated<unknown>;
  at: Generated<Date>;
  tx: Generated<string>;
}

export interface BesluitTable {
  id: Generated<string>;
  groep_id: string;
  nr: number;
  tekst: string;
  op: Generated<string>;
  wens_id: string | null;
  bijeenkomst_id: string | null;
  deelnemer_id: string;
}

export interface BestandTable {
  id: string;
  school_id: string;
  leerling_id: string | null;
  soort: string;
  naam: string;
  type: string;
  bytes: string;
  stukken: number;
  sha256: string;
  sleutel_leerling: Buffer | null;
  sleutel_school: Buffer | null;
  door: string | null;
  at: Generated<Date>;
}

export interface BestandStukTable {
  bestand_id: string;
  school_id: string;
  nr: number;
  inhoud: Buffer;
}

export interface BestuurTable {
  id: Generated<string>;
  naam: string;
  created_at: Generated<Date>;
  gewijzigd_op: Generated<Date>;
}

export interface BewaarstopTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  reden: string;
  onderwerp_id: string;
  sinds: Generated<Date>;
  door: string | null;
  opgeheven_op: Date | null;
  opgeheven_door: string | null;
}

export interface BewijsTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  leerdoel_id: string;
  bron: string;
  bron_naam: string;
  bron_sleutel: string;
  naam: string;
  score: number;
  score_max: number;
  op: string;
  gelezen_op: Generated<Date>;
  vervallen_op: Date | null;
}

export interface BiSleutelTable {
  school_id: string;
  geheim: Buffer;
  gemaakt_op: Generated<Date>;
}

export interface BijeenkomstTable {
  id: Generated<string>;
  groep_id: string;
  op: string;
  plaats: string;
  vastgesteld_op: string | null;
}

export interface BronBestandTable {
  id: Generated<string>;
  seq: GeneratedAlways<string>;
  school_id: string;
  connection_id: string;
  bestand_id: string;
  naam: Buffer;
  weg: string;
  at: Generated<Date>;
}

export interface BronVerledenTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  connection_id: string;
  bron_sleutel: string;
  leerlijn: string;
  niveau: string | null;
  doel: string | null;
  stand: string | null;
  op: string | null;
  hash: Buffer;
  gelezen_op: Date;
  ended_at: Date | null;
}

export interface CaseDingTable {
  pakket_versie_id: string;
  lijst: string;
  id: string;
  plek: number;
  bij: number | null;
  van: string | null;
  naar: string | null;
  titel: string | null;
  ding: string;
}

export interface CasePlankTable {
  pakket_versie_id: string;
  vorm: number;
  at: Generated<Date>;
}

export interface CijferTable {
  context_id: string;
  id: string;
  school_id: string;
  kolom_id: string;
  seq: string;
  act_id: string;
  leerling_id: string;
  stand: number;
  op: Date;
  status: Generated<string>;
  stempel: Date | null;
  klaar_op: Date | null;
  reden: string | null;
}

export interface CijferbronTable {
  id: Generated<string>;
  context_id: string;
  school_id: string;
  leerdoel_id: string;
  lineitem: string;
  naam: string;
  gekozen_op: Generated<Date>;
  gekozen_door: string;
  gelezen_op: Date | null;
  fout_tekst: string | null;
  gestopt_op: Date | null;
}

export interface CijferkolomTable {
  id: Generated<string>;
  context_id: string;
  school_id: string;
  leerdoel_id: string | null;
  niveau_id: string | null;
  lineitem: string | null;
  gekozen_op: Generated<Date>;
  gekozen_door: string;
  gestopt_op: Date | null;
}

export interface CijferwegTable {
  context_id: string;
  school_id: string;
  groep_id: string;
  aan: Generated<boolean>;
  gelezen_tot: string;
  stempel: Date | null;
  lease: string | null;
  lease_until: Date | null;
  pogingen: Generated<number>;
  opnieuw_om: Date | null;
  gestopt_op: Date | null;
  fout_code: string | null;
  fout_tekst: string | null;
  bewijs_op: Date | null;
  changed_at: Generated<Date>;
  changed_by: string | null;
}

export interface CodeKeuzeTable {
  id: Generated<string>;
  seq: GeneratedAlways<string>;
  school_id: string;
  connection_id: string;
  lijst: string;
  code: string;
  waarde: string | null;
  door: string | null;
  at: Generated<Date>;
}

export interface ConflictTable {
  id: Generated<string>;
  school_id: string;
  person_id: string;
  veld: string;
  connection_id: string;
  waarde: string | null;
  since: Date;
}

export interface ConnectionTable {
  id: Generated<string>;
  school_id: string;
  adapter: string;
  naam: string;
  credentials: Buffer;
  status: Generated<string>;
  schedule: string | null;
  next_due_at: Date | null;
  cursor: unknown | null;
  confirmed: Generated<boolean>;
  dropped_known: Generated<number>;
  last_success_at: Date | null;
  created_at: Generated<Date>;
  created_by: string | null;
  codes_versie: Generated<number>;
}

export interface CyclusInstellingTable {
  school_id: string;
  grenzen: string[];
  woorden: Generated<string>;
  changed_at: Generated<Date>;
  changed_by: string | null;
}

export interface DeelnemerTable {
  id: Generated<string>;
  groep_id: string;
  soort: string;
  naam: string;
  bestuur_id: string | null;
  voorzitter: Generated<boolean>;
  sinds: Generated<string>;
  tot: string | null;
}

export interface DeelnemerCodeTable {
  id: Generated<string>;
  groep_id: string;
  deelnemer_id: string;
  handle: string;
  code_hash: Buffer;
  pogingen: Generated<number>;
  verloopt_op: Date;
  gebruikt_op: Date | null;
}

export interface DeelnemerPersoonTable {
  deelnemer_id: string;
  school_id: string;
  person_id: string;
  sinds: Generated<Date>;
}

export interface FactorTable {
  id: Generated<string>;
  factor: string;
  school_id: string;
  leerling_id: string;
  richting: string;
  dimensie: number;
  code: string | null;
  zichtbaar: string;
  bron: string;
  bron_op: string;
  tekst: Buffer | null;
  act_id: string;
  ended_by: string | null;
}

export interface FactorDoelTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  factor: string;
  leerdoel_id: string;
  act_id: string;
  ended_by: string | null;
}

export interface FieldOwnerTable {
  school_id: string;
  soort: string;
  veld: string;
  connection_id: string;
  set_by: string | null;
  set_at: Generated<Date>;
}

export interface GebruikersgroepTable {
  id: Generated<string>;
  naam: string;
  product: string;
  opgericht_op: Generated<string>;
}

export interface GroepTable {
  id: Generated<string>;
  school_id: string;
  soort: string;
  naam: string;
  jaargroep: string | null;
  schooljaar: string | null;
  herkomst: Generated<unknown>;
  changed_at: Generated<Date>;
  ended_at: Date | null;
  werkvorm: string | null;
  made_by: string | null;
}

export interface GroepLidTable {
  id: Generated<string>;
  school_id: string;
  groep_id: string;
  person_id: string;
  als: string;
  rol: string | null;
  van: Generated<string>;
  tot: string | null;
  bron: string | null;
  gewijzigd_op: Generated<Date>;
}

export interface GroepLijnTable {
  groep_id: string;
  leerlijn_id: string;
  school_id: string;
}

export interface GroepProfielTable {
  id: string;
  school_id: string;
  groep_id: string;
  leerroute_id: string;
  periode_id: string;
  besloten_door: string;
  op: string;
  seq: GeneratedAlways<string>;
  actor_id: string;
  at: Generated<Date>;
  undone_at: Date | null;
  undone_by: string | null;
}

export interface GroepProfielActTable {
  profiel_id: string;
  school_id: string;
  leerling_id: string;
  act_id: string;
}

export interface GroepRegelTable {
  id: Generated<string>;
  school_id: string;
  groep_id: string;
  vraag: unknown;
  door: string;
  at: Generated<Date>;
  ended_at: Date | null;
}

export interface GroepStreefTable {
  profiel_id: string;
  school_id: string;
  leerlijn_id: string;
  niveau_id: string | null;
}

export interface GroepUitzonderingTable {
  id: Generated<string>;
  school_id: string;
  groep_id: string;
  leerling_id: string;
  soort: string;
  door: string;
  at: Generated<Date>;
  ended_at: Date | null;
}

export interface GroepsplanTable {
  id: Generated<string>;
  school_id: string;
  groep_id: string;
  periode_id: string;
  nummer: number;
  status: Generated<string>;
  teksten: Buffer | null;
  inhoud: Buffer | null;
  afdruk: string | null;
  begonnen_door: string;
  begonnen_op: Generated<Date>;
  vastgesteld_door: string | null;
  vastgesteld_op: Date | null;
}

export interface HerinneringTable {
  id: Generated<string>;
  seq: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  klok: string;
  uiterlijk: string;
  moment: string;
  op: string;
  dag: string;
  stil: Generated<boolean>;
}

export interface InrichtingTable {
  id: Generated<string>;
  school_id: string | null;
  bestuur_id: string | null;
  pakket_id: string;
  basis_versie_id: string | null;
  concept_versie_id: string | null;
  created_at: Generated<Date>;
  created_by: string;
}

export interface InrichtingWijzigingTable {
  id: string;
  inrichting_id: string;
  nr: GeneratedAlways<string>;
  wijzigingen: Generated<unknown>;
  basis_van: string | null;
  basis_naar: string | null;
  maakt_ongedaan: string | null;
  school_id: string;
  person_id: string;
  at: Generated<Date>;
}

export interface InschrijvingTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  van: string;
  tot: string | null;
  jaargroep: string | null;
  herkomst: Generated<unknown>;
  changed_at: Generated<Date>;
}

export interface InvitationTable {
  id: Generated<string>;
  school_id: string;
  person_id: string;
  handle: string;
  code_hash: Buffer;
  tries: Generated<number>;
  made_at: Generated<Date>;
  made_by: string;
  expires_at: Date;
  used_at: Date | null;
  ended_at: Date | null;
  link_hash: Buffer | null;
  zekerheid: string | null;
}

export interface KaartActieTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  kaart_doel_id: string;
  sjabloon_id: string | null;
  soort: string;
  tekst: string;
  wie: string;
  ritme: string;
  gedaan_op: Date | null;
  gedaan_door: string | null;
  act_id: string;
  last_act: string | null;
  volgorde: Generated<number>;
  begin_act: string | null;
  eerder: Generated<string[]>;
  inhoud_act: string | null;
  functie: string | null;
  toegewezen_aan: string | null;
  van: string | null;
  tot: string | null;
  gestopt_op: Date | null;
}

export interface KaartDoelTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  leerlijn_id: string;
  leerdoel_id: string;
  stand: Generated<number>;
  meegenomen: Generated<boolean>;
  vervallen: Generated<boolean>;
  act_id: string;
  last_act: string | null;
  changed_at: Generated<Date>;
  begin_stand: Generated<number>;
  begin_act: string | null;
  ended_by: string | null;
  geevalueerd: Generated<boolean>;
}

export interface KerndoelTable {
  uitgave_id: string;
  id: string;
  soort: string;
  prefix: string | null;
  kort: string | null;
  tekst: string;
  vervallen: boolean;
  plek: number;
  rest: unknown;
}

export interface KerndoelRelatieTable {
  uitgave_id: string;
  van: string;
  soort: string;
  plek: number;
  naar: string;
}

export interface KerndoelUitgaveTable {
  id: string;
  bron: string;
  naam: string;
  uitgave: string;
  uitgever: string;
  licentie: string;
  vervangt: string | null;
  tellingen: unknown;
  meldingen: unknown;
  imported_at: Generated<Date>;
}

export interface KerndoelsetTable {
  id: string;
  uitgave_id: string;
  naam: string;
  niveaus: string[];
  plek: number;
  aantal: number;
}

export interface KerndoelsetLidTable {
  set_id: string;
  uitgave_id: string;
  kerndoel_id: string;
  onder: string;
  hoofdstuk: string;
  plek: number;
}

export interface KlokStandTable {
  school_id: string;
  sinds: string;
  dag: string;
}

export interface KolomKeuzeTable {
  school_id: string;
  koppen: string;
  keuze: unknown;
  changed_at: Generated<Date>;
  changed_by: string;
}

export interface LeerdoelTable {
  id: string;
  leerlijn_id: string;
  niveau_id: string | null;
  code: string;
  tekst: string;
  volgorde: number;
  entiteit: string;
}

export interface LeerdoelKerndoelTable {
  id: Generated<string>;
  school_id: string;
  entiteit: string;
  kerndoel_id: string;
  created_by: string;
  created_at: Generated<Date>;
  ended_by: string | null;
  ended_at: Date | null;
}

export interface LeergebiedTable {
  id: string;
  pakket_versie_id: string;
  code: string;
  naam: string;
  soort: string;
  volgorde: number;
  entiteit: string;
}

export interface LeerlijnTable {
  id: string;
  pakket_versie_id: string;
  leergebied_id: string;
  code: string;
  naam: string;
  geordend: boolean;
  volgorde: number;
  kerndoel_hints: Generated<string[]>;
  entiteit: string;
}

export interface LeerlingKeyTable {
  leerling_id: string;
  school_id: string;
  school_key_version: number;
  wrapped: Buffer | null;
  created_at: Generated<Date>;
  destroyed_at: Date | null;
}

export interface LeerrouteTable {
  id: string;
  pakket_versie_id: string;
  code: string;
  naam: string;
  ldgm: number | null;
  uitstroomprofiel: string;
  bestemming: string | null;
  volgorde: number;
  entiteit: string;
}

export interface LeerrouteLeerlijnTable {
  leerroute_id: string;
  leerlijn_id: string;
  uitstroomniveau_id: string | null;
}

export interface LijnDelingTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  leerlijn_id: string | null;
  person_id: string;
  van: Generated<string>;
  tot: string;
  gedeeld_door: string;
  reden: Buffer | null;
  created_at: Generated<Date>;
  ended_at: Date | null;
  ended_by: string | null;
  van_migratie: string | null;
  ended_migratie: string | null;
}

export interface LinkCandidateTable {
  id: Generated<string>;
  school_id: string;
  a_id: string;
  b_id: string;
  reden: string;
  found_at: Date;
  besluit: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface LtiContextTable {
  id: Generated<string>;
  school_id: string;
  deployment_id: string;
  context: string;
  titel: Generated<string>;
  memberships_url: string | null;
  link_id: string | null;
  lineitems_url: string | null;
  ags_scopes: Generated<string[]>;
  groups_url: string | null;
  group_sets_url: string | null;
  notices_url: string | null;
  notice_types: Generated<string[]>;
  first_at: Generated<Date>;
  changed_at: Generated<Date>;
  groep_id: string | null;
  groep_op: Date | null;
  leden_gevraagd: Date | null;
  leden_op: Date | null;
  leden_vol: Date | null;
  leden_fout: string | null;
  verschil_url: string | null;
  namen: Buffer | null;
}

export interface LtiDeploymentTable {
  id: Generated<string>;
  platform_id: string;
  deployment_id: string;
  school_id: string;
  approved_at: Generated<Date>;
  approved_by: string;
  ended_at: Date | null;
  notices_at: Date | null;
}

export interface LtiKeyTable {
  kid: string;
  public_jwk: unknown;
  private_sealed: Buffer;
  created_at: Generated<Date>;
  retired_at: Date | null;
  signs_from: Generated<Date>;
}

export interface LtiLidTable {
  id: Generated<string>;
  school_id: string;
  context_id: string;
  sub: string;
  als: string;
  first_at: Generated<Date>;
}

export interface LtiLinkTable {
  id: Generated<string>;
  school_id: string;
  soort: string;
  groep_id: string | null;
  leerling_id: string | null;
  leerlijn_id: string | null;
  code: string;
  placed_by: string;
  placed_at: Generated<Date>;
}

export interface LtiLinkPlaceTable {
  link_id: string;
  school_id: string;
  platform_id: string;
  context_id: string;
  resource_links: Generated<string[]>;
  copied_from: string | null;
  first_at: Generated<Date>;
  last_at: Date | null;
}

export interface LtiLoginTable {
  state_hash: Buffer;
  platform_id: string;
  nonce_hash: Buffer;
  browser_hash: Buffer;
  deployment_hint: string | null;
  target: string;
  login_hint: string;
  message_hint: string | null;
  expires_at: Date;
  storage_target: string | null;
}

export interface LtiPickTable {
  id: string;
  school_id: string;
  person_id: string;
  platform_id: string;
  deployment_id: string;
  return_url: string;
  data: string | null;
  multiple: boolean;
  own_window: boolean;
  expires_at: Date;
}

export interface LtiPlatformTable {
  id: Generated<string>;
  issuer: string;
  client_id: string;
  auth_url: string;
  token_url: string;
  jwks_url: string;
  frame_origins: Generated<string[]>;
  created_at: Generated<Date>;
  ended_at: Date | null;
  token_audience: string | null;
}

export interface LtiRegistrationTable {
  id: Generated<string>;
  school_id: string;
  link_hash: Buffer;
  made_by: string;
  made_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
  issuer: string | null;
  client_id: string | null;
  deployment_id: string | null;
  auth_url: string | null;
  token_url: string | null;
  jwks_url: string | null;
  product: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  approved: boolean | null;
}

export interface LtiTicketTable {
  ticket_hash: Buffer;
  school_id: string;
  session_id: string;
  naar: string;
  expires_at: Date;
}

export interface LtiUnlinkedTable {
  school_id: string;
  platform_id: string | null;
  sub: string;
  code: string;
  first_at: Generated<Date>;
  last_at: Generated<Date>;
  elders: string | null;
  bron: Generated<string>;
}

export interface MailBerichtTable {
  id: Generated<string>;
  school_id: string;
  person_id: string;
  soort: string;
  ref_id: string;
  made_at: Generated<Date>;
  sent_at: Date | null;
  fout: string | null;
}

export interface MasterTable {
  id: string;
  since: Generated<Date>;
  retired_at: Date | null;
}

export interface MeldingTable {
  id: Generated<string>;
  school_id: string;
  person_id: string;
  soort: string;
  onderwerp_soort: string;
  onderwerp_id: string;
  leerling_id: string | null;
  sleutel: Generated<string>;
  at: Generated<Date>;
  gelezen_op: Date | null;
}

export interface MigratieTable {
  id: string;
  school_id: string;
  van_versie_id: string;
  naar_versie_id: string;
  keuzes: unknown;
  afdruk: string;
  leerlingen: number;
  actor_id: string;
  at: Generated<Date>;
  oud_pakket: string | null;
  nieuw_pakket: string | null;
  undone_at: Date | null;
  undone_by: string | null;
}

export interface MigratieLeerlingTable {
  migratie_id: string;
  leerling_id: string;
  school_id: string;
  act_id: string;
}

export interface MigratieStapTable {
  migratie_id: string;
  nr: number;
  school_id: string;
  soort: string;
  oud: string;
  oud_niveau: string | null;
  nieuw: string | null;
  nieuw_lijn: string | null;
  nieuw_niveau: string | null;
  lot: string;
  stand: string | null;
}

export interface MigrationTable {
  name: string;
  checksum: string;
  applied_at: Generated<Date>;
}

export interface NiveauTable {
  id: string;
  leerlijn_id: string;
  code: string;
  naam: string;
  volgorde: number;
  entiteit: string;
}

export interface OidcLoginTable {
  state_hash: Buffer;
  browser_hash: Buffer;
  bron_id: string;
  naar: string;
  expires_at: Date;
}

export interface OndersteuningTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  gebied: string;
  intensiteit: string;
  tekst: Buffer | null;
  act_id: string;
  ended_by: string | null;
}

export interface OpeningRedenTable {
  grant_id: string;
  school_id: string;
  leerling_id: string;
  reden: Buffer;
}

export interface OppTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  van: string;
  tot: string | null;
  begonnen_door: string;
  begonnen_op: Generated<Date>;
}

export interface OppAntwoordTable {
  id: Generated<string>;
  nr: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  versie_id: string;
  inhoud_id: string;
  deel: string;
  afdruk: string;
  person_id: string;
  rol: string;
  antwoord: string;
  toelichting: Buffer | null;
  methode: string;
  zekerheid: string | null;
  session_id: string | null;
  vastgelegd_door: string | null;
  at: Generated<Date>;
}

export interface OppBundelTable {
  id: Generated<string>;
  school_id: string;
  status: Generated<string>;
  soorten: string[];
  poging: Generated<number>;
  totaal: number | null;
  klaar: Generated<number>;
  bestand_id: string | null;
  melding: string | null;
  door: string;
  at: Generated<Date>;
  klaar_op: Date | null;
  weg_op: Date | null;
}

export interface OppDocumentTable {
  versie_id: string;
  school_id: string;
  leerling_id: string;
  soort: string;
  bestand_id: string;
  at: Generated<Date>;
}

export interface OppGebeurtenisTable {
  id: Generated<string>;
  seq: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  soort: string;
  datum: string;
  at: Generated<Date>;
  verwerkt_op: Date | null;
  verwerkt_door: string | null;
}

export interface OppHuisstijlTable {
  school_id: string;
  naam: string;
  kleur: string;
  logo: Buffer | null;
  logo_type: string | null;
  changed_by: string;
  changed_at: Generated<Date>;
}

export interface OppInbrengTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  versie_id: string | null;
  person_id: string;
  soort: string;
  tekst: Buffer;
  at: Generated<Date>;
}

export interface OppInhoudTable {
  id: Generated<string>;
  nr: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  versie_id: string;
  moment: string;
  deel: string;
  afdruk: string;
  kern: string;
  inhoud: Buffer;
  door: string;
  at: Generated<Date>;
}

export interface OppInstellingTable {
  school_id: string;
  termijnen: unknown;
  rod: boolean | null;
  changed_at: Generated<Date>;
  changed_by: string | null;
}

export interface OppStapTable {
  id: Generated<string>;
  nr: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  versie_id: string;
  soort: string;
  op: string;
  data: Generated<unknown>;
  woorden: Buffer | null;
  door: string;
  at: Generated<Date>;
  tx: Generated<string>;
}

export interface OppStemTable {
  id: Generated<string>;
  nr: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  versie_id: string;
  moment: string;
  op: string;
  gehoord: boolean;
  hoe: Generated<string[]>;
  inhoud: Buffer | null;
  vastgelegd_door: string;
  reden: Buffer | null;
  volgende_poging: string | null;
  at: Generated<Date>;
}

export interface OppVeldTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  versie_id: string;
  veld: string;
  soort: string;
  revisie: Generated<number>;
  woorden: Buffer | null;
  door: string;
  op: Date;
}

export interface OppVersieTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  opp_id: string;
  nummer: number;
  soort: string;
  status: Generated<string>;
  handeling: Generated<string>;
  geschil: Generated<boolean>;
  vorige: string | null;
  peildag: string | null;
  begonnen_door: string;
  begonnen_op: Generated<Date>;
  aangeboden_op: Date | null;
  vastgesteld_door: string | null;
  vastgesteld_op: Date | null;
  gesloten_op: Date | null;
}

export interface OutboxTable {
  id: GeneratedAlways<string>;
  uid: Generated<string>;
  school_id: string;
  topic: string;
  dedupe: string | null;
  payload: unknown;
  not_before: Generated<Date>;
  created_at: Generated<Date>;
  taken_at: Date | null;
}

export interface OverkomstTable {
  grant_id: string;
  school_id: string;
  leerling_id: string;
  linked_by: string;
  at: Generated<Date>;
}

export interface OvernameTable {
  act_id: string;
  school_id: string;
  leerling_id: string;
  grant_id: string;
  van_school: string;
  at: Generated<Date>;
}

export interface OvernameDoelTable {
  act_id: string;
  leerdoel_id: string;
  school_id: string;
  was: string;
  stand: number;
  op: string;
  stand_act: string | null;
}

export interface PakketTable {
  id: string;
  school_id: string | null;
  code: string;
  naam: string;
  uitgever: string;
  licentie: string;
  bestuur_id: string | null;
  herkomst: Generated<unknown>;
  gedeeld: Generated<boolean>;
}

export interface PakketImportTable {
  id: Generated<string>;
  school_id: string | null;
  pakket_versie_id: string;
  person_id: string | null;
  bron: string;
  soort: string;
  sha256: string;
  aantallen: unknown;
  regels: unknown;
  at: Generated<Date>;
}

export interface PakketRestTable {
  pakket_versie_id: string;
  soort: string;
  id: string;
  plek: number;
  rest: unknown;
}

export interface PakketUploadTable {
  id: Generated<string>;
  school_id: string;
  person_id: string;
  naam: string;
  omvang: number;
  inhoud: Buffer;
  keuzes: Generated<unknown>;
  at: Generated<Date>;
}

export interface PakketVersieTable {
  id: string;
  pakket_id: string;
  versie: string;
  status: string;
  published_at: Date | null;
  schaal: unknown;
  behaald_vanaf: number;
  replaced_by: string | null;
  created_at: Generated<Date>;
  created_by: string | null;
  notitie: string | null;
  basis_versie_id: string | null;
  naam: string | null;
  uitgever: string | null;
  licentie: string | null;
}

export interface PasskeyTable {
  id: Generated<string>;
  account_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  counter: string;
  transports: Generated<string[]>;
  backed_up: boolean;
  naam: string;
  created_at: Generated<Date>;
  last_used_at: Date | null;
  removed_at: Date | null;
}

export interface PasskeyChallengeTable {
  challenge_hash: Buffer;
  browser_hash: Buffer;
  doel: string;
  invitation_id: string | null;
  account_id: string | null;
  expires_at: Date;
}

export interface PeriodeTable {
  id: Generated<string>;
  school_id: string;
  schooljaar: string;
  volgnummer: number;
  naam: string;
  van: string;
  tot: string;
  gewijzigd_op: Generated<Date>;
}

export interface PeriodeAfsluitingTable {
  id: string;
  school_id: string;
  groep_id: string;
  periode_id: string;
  naar_periode_id: string;
  seq: GeneratedAlways<string>;
  actor_id: string;
  at: Generated<Date>;
  undone_at: Date | null;
  undone_by: string | null;
}

export interface PeriodeAfsluitingActTable {
  act_id: string;
  afsluiting_id: string;
  school_id: string;
  leerling_id: string;
}

export interface PersonTable {
  id: Generated<string>;
  school_id: string;
  soort: string;
  created_at: Generated<Date>;
  ended_at: Date | null;
  merged_into: string | null;
}

export interface PersonIdentityTable {
  person_id: string;
  school_id: string;
  roepnaam: string | null;
  voorvoegsel: string | null;
  achternaam: string | null;
  geboortedatum: string | null;
  geslacht: string | null;
  email: string | null;
  herkomst: Generated<unknown>;
  changed_at: Generated<Date>;
  lvs_rol: string | null;
}

export interface PersonKeyTable {
  id: Generated<string>;
  school_id: string;
  person_id: string;
  system: string;
  key: string;
  linked_at: Generated<Date>;
  linked_by: string;
  ended_at: Date | null;
}

export interface PersonMergeTable {
  id: Generated<string>;
  nr: GeneratedAlways<string>;
  school_id: string;
  kept_id: string;
  gone_id: string;
  gone_ended_at: Date | null;
  kept_ended_at: Date | null;
  by_id: string | null;
  at: Date;
  split_by: string | null;
  split_at: Date | null;
}

export interface PersonMergeRowTable {
  nr: GeneratedAlways<string>;
  merge_id: string;
  school_id: string;
  tabel: string;
  rij: string;
  wat: string;
  before: unknown;
}

export interface PilotTable {
  id: Generated<string>;
  groep_id: string;
  wens_id: string;
  functie: string;
  vraag: string;
  van: string;
  tot: string;
  kosten_euro: number | null;
  stand: Generated<string>;
  besluit_id: string | null;
}

export interface PilotDagTable {
  pilot_id: string;
  school_id: string;
  dag: string;
  soort: string;
  aantal: number;
}

export interface PilotMeningTable {
  id: GeneratedAlways<string>;
  pilot_id: string;
  school_id: string;
  oordeel: number;
  tekst: string | null;
  op: Generated<string>;
}

export interface PilotSchoolTable {
  pilot_id: string;
  school_id: string;
  groepen: string[] | null;
  toegestaan_door: string;
  toegestaan_op: Generated<Date>;
  gestopt_op: Date | null;
}

export interface PlaatsingTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  leerroute_id: string;
  bestemming: string | null;
  van: string;
  tot: string | null;
  besloten_door: string;
  act_id: string;
  ended_by: string | null;
  sinds: string | null;
  besluit_act: string | null;
}

export interface RelatieTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  person_id: string;
  soort: string;
  gezag: Generated<boolean>;
  van: Generated<string>;
  tot: string | null;
  huishouden: Generated<number>;
  reden: string | null;
  gewijzigd_op: Generated<Date>;
}

export interface ResultaatTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  bron: string;
  bron_sleutel: string;
  soort: string;
  naam: string;
  leergebied: string | null;
  op: string;
  score: string | null;
  schaal: string | null;
  dl: number | null;
  dle: number | null;
  gelezen_op: Generated<Date>;
  connection_id: string | null;
  hash: Buffer | null;
  ended_at: Date | null;
}

export interface RoleGrantTable {
  id: Generated<string>;
  school_id: string;
  person_id: string;
  rol: string;
  van: Generated<string>;
  tot: string | null;
  granted_by: string;
  reason: string;
  created_at: Generated<Date>;
  ended_at: Date | null;
  ended_by: string | null;
  end_reason: string | null;
}

export interface RouteProfielTable {
  leerroute_id: string;
  leerlijn_id: string;
  onderwijsleeftijd: number;
  verwacht: number;
}

export interface SchoolTable {
  id: Generated<string>;
  bestuur_id: string;
  brin: string;
  dependance: Generated<string>;
  naam: string;
  sector: string;
  behaald_vanaf: Generated<number>;
  created_at: Generated<Date>;
  gewijzigd_op: Generated<Date>;
}

export interface SchoolKeyTable {
  school_id: string;
  version: number;
  master_id: string;
  wrapped: Buffer;
  created_at: Generated<Date>;
}

export interface SchoolPakketTable {
  id: Generated<string>;
  school_id: string;
  pakket_versie_id: string;
  van: Generated<string>;
  tot: string | null;
}

export interface SchoolvakantieTable {
  id: Generated<string>;
  school_id: string;
  naam: string;
  van: string;
  tot: string;
  made_at: Generated<Date>;
  made_by: string | null;
}

export interface ServerTable {
  alleen: Generated<boolean>;
  system_identifier: string;
}

export interface SessionTable {
  id: Generated<string>;
  token_hash: Buffer;
  school_id: string;
  person_id: string | null;
  platform_id: string | null;
  launch_roles: Generated<string[]>;
  created_at: Generated<Date>;
  expires_at: Date;
  ended_at: Date | null;
  method: Generated<string>;
  passkey_id: string | null;
  last_seen: Generated<Date>;
  bron: string | null;
  meer_factoren: Generated<boolean>;
}

export interface SleutelVraagTable {
  id: Generated<string>;
  school_id: string;
  connection_id: string;
  person_id: string;
  source_key: string;
  eckid_was: string;
  eckid: string;
  gezien: unknown;
  found_at: Date;
  besluit: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface SourceRecordTable {
  school_id: string;
  connection_id: string;
  entity_id: string;
  kind: string;
  source_key: string | null;
  eck_id: string | null;
  hash: Buffer;
  again: Generated<boolean>;
  last_run: string;
  ended_at: Date | null;
  person_id: Generated<string | null>;
  groep_id: Generated<string | null>;
}

export interface SpoorZegelTable {
  school_id: string;
  nr: number;
  van_tx: string;
  tot_tx: string;
  aantal: number;
  regels: Buffer;
  hash: Buffer;
  sleutel: number;
  mac: Buffer;
  at: Date;
}

export interface StemBijlageTable {
  bestand_id: string;
  school_id: string;
  leerling_id: string;
  gesprek_id: string;
  wat: string;
  at: Generated<Date>;
}

export interface StemGesprekTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  versie_id: string;
  moment: string;
  inhoud: Buffer | null;
  begonnen_door: string;
  begonnen_op: Generated<Date>;
  stem_id: string | null;
  klaar_op: Date | null;
}

export interface StreefniveauTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  leerlijn_id: string;
  niveau_id: string | null;
  periode_id: string;
  van: string;
  tot: string | null;
  act_id: string;
  ended_by: string | null;
  sinds: string | null;
}

export interface SyncChangeTable {
  run_id: string;
  school_id: string;
  tabel: string;
  entity_id: string | null;
  before: unknown | null;
  after: unknown | null;
  made: string[] | null;
}

export interface SyncFeitTable {
  run_id: string;
  school_id: string;
  seq: number;
  soort: string;
  bron_sleutel: string;
  leerling: string | null;
  hash: Buffer | null;
  doc: unknown | null;
  leerling_id: string | null;
}

export interface SyncIssueTable {
  id: GeneratedAlways<string>;
  school_id: string;
  run_id: string;
  path: string;
  code: string;
  seen: string;
  message: string;
  effect: string;
  lijst: string | null;
  onbekend: string | null;
}

export interface SyncRowTable {
  run_id: string;
  school_id: string;
  seq: number;
  kind: string;
  source_key: string | null;
  eck_id: string | null;
  hash: Buffer | null;
  doc: unknown | null;
  duplicate: Generated<boolean>;
  entity_id: string | null;
  fresh: Generated<boolean>;
  state: string | null;
  code: string | null;
  again: Generated<boolean>;
}

export interface SyncRunTable {
  id: Generated<string>;
  seq: GeneratedAlways<string>;
  school_id: string;
  connection_id: string;
  status: Generated<string>;
  trigger: string;
  requested_by: string | null;
  lease: string | null;
  lease_until: Date | null;
  attempts: Generated<number>;
  tries: Generated<number>;
  progress: Generated<number>;
  staged: unknown | null;
  counts: Generated<unknown>;
  reason: string | null;
  error_code: string | null;
  error_message: string | null;
  cursor_before: unknown | null;
  cursor_after: unknown | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  created_at: Generated<Date>;
  started_at: Date | null;
  staged_at: Date | null;
  applied_at: Date | null;
  finished_at: Date | null;
}

export interface TeamsTenantTable {
  id: Generated<string>;
  tenant: string;
  client_id: string;
  school_id: string;
  approved_at: Generated<Date>;
  approved_by: string;
  ended_at: Date | null;
}

export interface TerugmeldingTable {
  connection_id: string;
  id: string;
  school_id: string;
  seq: string;
  act_id: string;
  leerling_id: string;
  leerdoel_id: string | null;
  niveau_id: string | null;
  onderwerp_id: Generated<string>;
  stand: number;
  op: string;
  status: Generated<string>;
  stempel: Date | null;
  klaar_op: Date | null;
  bewijs: string | null;
  reden: string | null;
}

export interface TerugwegTable {
  connection_id: string;
  school_id: string;
  aan: Generated<boolean>;
  gelezen_tot: string;
  stempel: Date | null;
  lease: string | null;
  lease_until: Date | null;
  pogingen: Generated<number>;
  opnieuw_om: Date | null;
  gestopt_op: Date | null;
  fout_code: string | null;
  fout_tekst: string | null;
  changed_at: Generated<Date>;
  changed_by: string | null;
}

export interface TlvTable {
  id: Generated<string>;
  school_id: string;
  leerling_id: string;
  nummer: string;
  categorie: string;
  van: string;
  tot: string;
  samenwerkingsverband: string;
  bestand_id: string | null;
  vervangt: string | null;
  made_at: Generated<Date>;
  made_by: string;
  ended_at: Date | null;
  ended_by: string | null;
}

export interface TransferGrantTable {
  id: Generated<string>;
  school_id: string;
  to_school_id: string;
  leerling_id: string;
  scope: string;
  granted_by: string;
  granted_at: Generated<Date>;
  valid_until: string;
  revoked_at: Date | null;
}

export interface UitstroomMetingTable {
  id: string;
  nr: GeneratedAlways<string>;
  school_id: string;
  leerling_id: string;
  moment: number;
  plek: string;
  op: string;
  door: string;
  at: Generated<Date>;
}

export interface VolgInstellingTable {
  school_id: string;
  waarneming_regel: Generated<string>;
  route_marge: Generated<number>;
  signaal_voor: Generated<number>;
  signaal_achter: Generated<number>;
  changed_at: Generated<Date>;
  changed_by: string | null;
}

export interface WebhookTable {
  id: Generated<string>;
  school_id: string;
  client_id: string;
  url: string;
  soorten: string[];
  geheim: Buffer;
  aan: Generated<boolean>;
  aan_op: Generated<Date>;
  gelezen_tot: Generated<string>;
  stempel: Date | null;
  lease: string | null;
  lease_until: Date | null;
  pogingen: Generated<number>;
  opnieuw_om: Date | null;
  gestopt_op: Date | null;
  fout_code: string | null;
  fout_tekst: string | null;
  created_at: Generated<Date>;
  ended_at: Date | null;
}

export interface WebhookBerichtTable {
  webhook_id: string;
  id: string;
  school_id: string;
  moment: Date;
  soort: string;
  leerling_id: string;
  leerdoel_id: string | null;
  leerlijn_id: string | null;
  over_id: string | null;
  at: Date;
  gepland_op: Generated<Date>;
  status: Generated<string>;
  klaar_op: Date | null;
  antwoord: number | null;
}

export interface WensTable {
  id: Generated<string>;
  groep_id: string;
  nr: number;
  titel: string;
  wie: string;
  wanneer: string;
  nu: string;
  straks: string;
  pve: number;
  niveau: string;
  status: Generated<string>;
  deelnemer_id: string;
  op: Generated<string>;
}

export interface WensAntwoordTable {
  id: GeneratedAlways<string>;
  groep_id: string;
  wens_id: string;
  deelnemer_id: string;
  oordeel: string;
  tekst: string;
  klaar_op: string | null;
  op: Generated<string>;
}

export interface WensStapTable {
  id: GeneratedAlways<string>;
  groep_id: string;
  wens_id: string;
  deelnemer_id: string;
  status: string;
  toelichting: string | null;
  op: Generated<string>;
}

export interface WensStemTable {
  wens_id: string;
  deelnemer_id: string;
  groep_id: string;
  punten: number;
  op: Generated<string>;
}

export interface Tables {
  'koers.aanmeld_bron': AanmeldBronTable;
  'koers.aanmeld_bron_school': AanmeldBronSchoolTable;
  'koers.account': AccountTable;
  'koers.account_person': AccountPersonTable;
  'koers.act': ActTable;
  'koers.actie_sjabloon': ActieSjabloonTable;
  'koers.agendapunt': AgendapuntTable;
  'koers.api_aanvraag': ApiAanvraagTable;
  'koers.api_client': ApiClientTable;
  'koers.api_jti': ApiJtiTable;
  'koers.api_secret': ApiSecretTable;
  'koers.api_toestemming': ApiToestemmingTable;
  'koers.api_token': ApiTokenTable;
  'koers.audit': AuditTable;
  'koers.besluit': BesluitTable;
  'koers.bestand': BestandTable;
  'koers.bestand_stuk': BestandStukTable;
  'koers.bestuur': BestuurTable;
  'koers.bewaarstop': BewaarstopTable;
  'koers.bewijs': BewijsTable;
  'koers.bi_sleutel': BiSleutelTable;
  'koers.bijeenkomst': BijeenkomstTable;
  'koers.bron_bestand': BronBestandTable;
  'koers.bron_verleden': BronVerledenTable;
  'koers.case_ding': CaseDingTable;
  'koers.case_plank': CasePlankTable;
  'koers.cijfer': CijferTable;
  'koers.cijferbron': CijferbronTable;
  'koers.cijferkolom': CijferkolomTable;
  'koers.cijferweg': CijferwegTable;
  'koers.code_keuze': CodeKeuzeTable;
  'koers.conflict': ConflictTable;
  'koers.connection': ConnectionTable;
  'koers.cyclus_instelling': CyclusInstellingTable;
  'koers.deelnemer': DeelnemerTable;
  'koers.deelnemer_code': DeelnemerCodeTable;
  'koers.deelnemer_persoon': DeelnemerPersoonTable;
  'koers.factor': FactorTable;
  'koers.factor_doel': FactorDoelTable;
  'koers.field_owner': FieldOwnerTable;
  'koers.gebruikersgroep': GebruikersgroepTable;
  'koers.groep': GroepTable;
  'koers.groep_lid': GroepLidTable;
  'koers.groep_lijn': GroepLijnTable;
  'koers.groep_profiel': GroepProfielTable;
  'koers.groep_profiel_act': GroepProfielActTable;
  'koers.groep_regel': GroepRegelTable;
  'koers.groep_streef': GroepStreefTable;
  'koers.groep_uitzondering': GroepUitzonderingTable;
  'koers.groepsplan': GroepsplanTable;
  'koers.herinnering': HerinneringTable;
  'koers.inrichting': InrichtingTable;
  'koers.inrichting_wijziging': InrichtingWijzigingTable;
  'koers.inschrijving': InschrijvingTable;
  'koers.invitation': InvitationTable;
  'koers.kaart_actie': KaartActieTable;
  'koers.kaart_doel': KaartDoelTable;
  'koers.kerndoel': KerndoelTable;
  'koers.kerndoel_relatie': KerndoelRelatieTable;
  'koers.kerndoel_uitgave': KerndoelUitgaveTable;
  'koers.kerndoelset': KerndoelsetTable;
  'koers.kerndoelset_lid': KerndoelsetLidTable;
  'koers.klok_stand': KlokStandTable;
  'koers.kolom_keuze': KolomKeuzeTable;
  'koers.leerdoel': LeerdoelTable;
  'koers.leerdoel_kerndoel': LeerdoelKerndoelTable;
  'koers.leergebied': LeergebiedTable;
  'koers.leerlijn': LeerlijnTable;
  'koers.leerling_key': LeerlingKeyTable;
  'koers.leerroute': LeerrouteTable;
  'koers.leerroute_leerlijn': LeerrouteLeerlijnTable;
  'koers.lijn_deling': LijnDelingTable;
  'koers.link_candidate': LinkCandidateTable;
  'koers.lti_context': LtiContextTable;
  'koers.lti_deployment': LtiDeploymentTable;
  'koers.lti_key': LtiKeyTable;
  'koers.lti_lid': LtiLidTable;
  'koers.lti_link': LtiLinkTable;
  'koers.lti_link_place': LtiLinkPlaceTable;
  'koers.lti_login': LtiLoginTable;
  'koers.lti_pick': LtiPickTable;
  'koers.lti_platform': LtiPlatformTable;
  'koers.lti_registration': LtiRegistrationTable;
  'koers.lti_ticket': LtiTicketTable;
  'koers.lti_unlinked': LtiUnlinkedTable;
  'koers.mail_bericht': MailBerichtTable;
  'koers.master': MasterTable;
  'koers.melding': MeldingTable;
  'koers.migratie': MigratieTable;
  'koers.migratie_leerling': MigratieLeerlingTable;
  'koers.migratie_stap': MigratieStapTable;
  'koers.migration': MigrationTable;
  'koers.niveau': NiveauTable;
  'koers.oidc_login': OidcLoginTable;
  'koers.ondersteuning': OndersteuningTable;
  'koers.opening_reden': OpeningRedenTable;
  'koers.opp': OppTable;
  'koers.opp_antwoord': OppAntwoordTable;
  'koers.opp_bundel': OppBundelTable;
  'koers.opp_document': OppDocumentTable;
  'koers.opp_gebeurtenis': OppGebeurtenisTable;
  'koers.opp_huisstijl': OppHuisstijlTable;
  'koers.opp_inbreng': OppInbrengTable;
  'koers.opp_inhoud': OppInhoudTable;
  'koers.opp_instelling': OppInstellingTable;
  'koers.opp_stap': OppStapTable;
  'koers.opp_stem': OppStemTable;
  'koers.opp_veld': OppVeldTable;
  'koers.opp_versie': OppVersieTable;
  'koers.outbox': OutboxTable;
  'koers.overkomst': OverkomstTable;
  'koers.overname': OvernameTable;
  'koers.overname_doel': OvernameDoelTable;
  'koers.pakket': PakketTable;
  'koers.pakket_import': PakketImportTable;
  'koers.pakket_rest': PakketRestTable;
  'koers.pakket_upload': PakketUploadTable;
  'koers.pakket_versie': PakketVersieTable;
  'koers.passkey': PasskeyTable;
  'koers.passkey_challenge': PasskeyChallengeTable;
  'koers.periode': PeriodeTable;
  'koers.periode_afsluiting': PeriodeAfsluitingTable;
  'koers.periode_afsluiting_act': PeriodeAfsluitingActTable;
  'koers.person': PersonTable;
  'koers.person_identity': PersonIdentityTable;
  'koers.person_key': PersonKeyTable;
  'koers.person_merge': PersonMergeTable;
  'koers.person_merge_row': PersonMergeRowTable;
  'koers.pilot': PilotTable;
  'koers.pilot_dag': PilotDagTable;
  'koers.pilot_mening': PilotMeningTable;
  'koers.pilot_school': PilotSchoolTable;
  'koers.plaatsing': PlaatsingTable;
  'koers.relatie': RelatieTable;
  'koers.resultaat': ResultaatTable;
  'koers.role_grant': RoleGrantTable;
  'koers.route_profiel': RouteProfielTable;
  'koers.school': SchoolTable;
  'koers.school_key': SchoolKeyTable;
  'koers.school_pakket': SchoolPakketTable;
  'koers.schoolvakantie': SchoolvakantieTable;
  'koers.server': ServerTable;
  'koers.session': SessionTable;
  'koers.sleutel_vraag': SleutelVraagTable;
  'koers.source_record': SourceRecordTable;
  'koers.spoor_zegel': SpoorZegelTable;
  'koers.stem_bijlage': StemBijlageTable;
  'koers.stem_gesprek': StemGesprekTable;
  'koers.streefniveau': StreefniveauTable;
  'koers.sync_change': SyncChangeTable;
  'koers.sync_feit': SyncFeitTable;
  'koers.sync_issue': SyncIssueTable;
  'koers.sync_row': SyncRowTable;
  'koers.sync_run': SyncRunTable;
  'koers.teams_tenant': TeamsTenantTable;
  'koers.terugmelding': TerugmeldingTable;
  'koers.terugweg': TerugwegTable;
  'koers.tlv': TlvTable;
  'koers.transfer_grant': TransferGrantTable;
  'koers.uitstroom_meting': UitstroomMetingTable;
  'koers.volg_instelling': VolgInstellingTable;
  'koers.webhook': WebhookTable;
  'koers.webhook_bericht': WebhookBerichtTable;
  'koers.wens': WensTable;
  'koers.wens_antwoord': WensAntwoordTable;
  'koers.wens_stap': WensStapTable;
  'koers.wens_stem': WensStemTable;
}
