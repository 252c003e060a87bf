import { type Knoop, Vraag } from '../../gateway/groepen/vraag.ts';
import { LEERROUTES, lijnVan, niveauVan } from './pakket.ts';

/** A saved query over everything a query can ask of a school. */
export const VRAAG: Knoop = Vraag.parse({
  en: [
    { soort: 'niveau', leerlijn: lijnVan('B'), niveau: niveauVan('B', 2), hoe: 'vanaf' },
    { soort: 'leerroute', leerroutes: LEERROUTES.slice(0, 2) },
    {
      of: [
        { soort: 'ondersteuning', gebied: 'gedrag' },
        { soort: 'opp', stand: 'concept' },
        { soort: 'in_opp', wat: 'zorg' },
        { niet: { soort: 'onderwijsleeftijd', van: 2, tot_en_met: 5 } },
      ],
    },
    { soort: 'leerlijn', leerlijn: lijnVan('L') },
  ],
});

/** Rules of groups of our own: pupils at one niveau of one leerlijn on one leerroute. A school has a few dozen of such groups. */
const REGELS: readonly Knoop[] = ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'].flatMap((code) =>
  [2, 3].map((rang, i) => ({
    en: [
      {
        soort: 'niveau' as const,
        leerlijn: lijnVan(code),
        niveau: niveauVan(code, rang),
        hoe: 'op' as const,
      },
      { soort: 'leerroute' as const, leerroutes: [LEERROUTES[i] ?? ''] },
    ],
  })),
);

/** Rules, leerlijnen and profiles of groups, and a groepsplan that was begun for every stamgroep. */
export const settingsSql = (school: string): readonly string[] => [
  `INSERT INTO koers.groep_regel (school_id, groep_id, vraag, door) SELECT '${school}'::uuid, g.id, r.vraag, pg_temp.vast('ib')
     FROM g JOIN jsonb_array_elements('${JSON.stringify(REGELS)}') WITH ORDINALITY AS r(vraag, n) ON r.n = 1 + (g.groep / 5) % ${REGELS.length} WHERE g.soort = 'eigen'`,
  `INSERT INTO koers.groep_lijn (school_id, groep_id, leerlijn_id) SELECT '${school}'::uuid, g.id, lijn.id FROM g JOIN lijn ON lijn.code IN ('B', 'C') WHERE g.soort = 'eigen'`,
  `INSERT INTO koers.groep_profiel (id, school_id, groep_id, leerroute_id, periode_id, besloten_door, op, actor_id)
     SELECT pg_temp.vast('profiel/' || g.groep), '${school}'::uuid, g.id, '${LEERROUTES[1]}', p.id, 'Commissie voor de begeleiding', p.van, pg_temp.vast('ib')
     FROM g JOIN p ON p.k = 6 WHERE g.soort = 'stamgroep' AND g.jaar = 3`,
  `INSERT INTO koers.groep_streef (profiel_id, school_id, leerlijn_id, niveau_id)
     SELECT pg_temp.vast('profiel/' || g.groep), '${school}'::uuid, lijn.id, v.id FROM g CROSS JOIN lijn LEFT JOIN koers.niveau v ON v.leerlijn_id = lijn.id AND v.volgorde = 2
     WHERE g.soort = 'stamgroep' AND g.jaar = 3`,
  `INSERT INTO koers.groepsplan (school_id, groep_id, periode_id, nummer, begonnen_door)
     SELECT '${school}'::uuid, g.id, p.id, 1, pg_temp.vast('ib') FROM g JOIN p ON p.k = 5 WHERE g.soort = 'stamgroep' AND g.jaar = 3`,
];
