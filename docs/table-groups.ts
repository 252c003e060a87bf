/** A group of tables on the drawing. */
export interface TableGroup {
  readonly title: string;
  readonly about: string;
  readonly color: string;
  /** In their order; one that is not in the database yet is drawn as later, with the step it comes in. */
  readonly tables: readonly (string | readonly [table: string, step: number])[];
}

/** Columns of the drawing, left to right. */
export const TABLE_GROUPS: readonly (readonly TableGroup[])[] = [
  [
    {
      title: 'Tenancy',
      about: 'what belongs to whom',
      color: '#0b5563',
      tables: ['bestuur', 'school', 'transfer_grant', 'overkomst', 'school_key'],
    },
    {
      title: 'People',
      about: 'as the LVS knows them',
      color: '#0b5563',
      tables: [
        'person',
        'person_identity',
        'person_key',
        'inschrijving',
        'groep',
        'groep_lid',
        'relatie',
        ['link_candidate', 6],
      ],
    },
    {
      title: 'Access and audit',
      about: 'who may, who did',
      color: '#a3241b',
      tables: ['role_grant', 'leerling_key', 'audit', 'master', 'server', 'spoor_zegel', 'lijn_deling'],
    },
  ],
  [
    {
      title: 'Leerlijnen',
      about: 'packages, immutable per version',
      color: '#17653f',
      tables: [
        'pakket',
        'pakket_versie',
        'leergebied',
        'leerlijn',
        'niveau',
        'leerdoel',
        'actie_sjabloon',
        'leerroute',
        'leerroute_leerlijn',
        'route_profiel',
        'school_pakket',
        'pakket_rest',
        'pakket_import',
        'pakket_upload',
        'kolom_keuze',
        'inrichting',
        'inrichting_wijziging',
      ],
    },
    {
      title: 'Kerndoelen and CASE',
      about: 'linked, compared, offered',
      color: '#17653f',
      tables: [
        'kerndoel_uitgave',
        'kerndoel',
        'kerndoel_relatie',
        'kerndoelset',
        'kerndoelset_lid',
        'leerdoel_kerndoel',
        'migratie',
        'migratie_stap',
        'migratie_leerling',
        'case_plank',
        'case_ding',
      ],
    },
  ],
  [
    {
      title: 'Volgen',
      about: 'where a pupil stands',
      color: '#a3195f',
      tables: [
        'periode',
        'act',
        'plaatsing',
        'streefniveau',
        'kaart_doel',
        'kaart_actie',
        'groep_profiel',
        'groep_streef',
        'groep_profiel_act',
        'factor',
        'factor_doel',
        'ondersteuning',
        'resultaat',
        'volg_instelling',
      ],
    },
    {
      title: 'OPP',
      about: 'the law as a workflow',
      color: '#a3195f',
      tables: [
        ['opp', 5],
        ['opp_versie', 5],
        ['opp_veld', 5],
        ['opp_stap', 5],
        ['instemming', 5],
        ['stem_leerling', 5],
        ['klok', 5],
        ['tlv', 5],
        ['bestand', 5],
      ],
    },
  ],
  [
    {
      title: 'Sync',
      about: 'in, from the LVS',
      color: '#7a4700',
      tables: [
        'connection',
        'sync_run',
        'sync_row',
        'sync_issue',
        'source_record',
        'sync_change',
        ['field_owner', 6],
        ['conflict', 6],
        ['code_overlay', 6],
      ],
    },
    {
      title: 'Groups of our own',
      about: 'a rule that proposes; a plan from the cards',
      color: '#a3195f',
      tables: ['groep_lijn', 'groep_regel', 'groep_uitzondering', 'groepsplan'],
    },
    {
      title: 'Exchange',
      about: 'out, to LVS, ELO and others',
      color: '#7a4700',
      tables: ['outbox', ['delivery', 6], ['api_client', 7], ['consent', 7], ['webhook', 7]],
    },
  ],
  [
    {
      title: 'LTI and sign-in',
      about: 'how people get in',
      color: '#12313b',
      tables: [
        'lti_platform',
        'lti_deployment',
        'lti_login',
        'lti_unlinked',
        'lti_key',
        'session',
        'account',
        'account_person',
        'passkey',
        'passkey_challenge',
        'invitation',
        'lti_ticket',
        ['lti_link', 7],
        ['lti_line_item', 7],
      ],
    },
    {
      title: 'Working together',
      about: 'user groups and pilots',
      color: '#528d97',
      tables: [
        ['wens', 7],
        ['stem', 7],
        ['proef', 7],
      ],
    },
  ],
];
