import { mayInSchool, scopesFor } from '../../access/policy.ts';
import { notFound } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import {
  type FeitenRow,
  feitenRows,
  type Klok,
  type KlokInstelling,
  klokInstelling,
  klokkenVan,
  type Wie,
} from '../klokken/service.ts';
import { klokBij, lijstenVan, naarDringend, stapBij } from './rules.ts';
import { OPP_LIJSTEN, type OppLijst, type OppStatusView, type StatusRij } from './view.ts';

export * from './view.ts';

/** Pupils of a list on one page. */
const PER_PAGINA = 50;

interface Leerling {
  readonly row: FeitenRow;
  readonly klokken: readonly Klok[];
  readonly lijsten: readonly OppLijst[];
}

/** @throws AppError `not_found` for who has neither the school nor groups of his own */
function bereik(who: KnownActor): Wie {
  if (mayInSchool(who, 'opp_overzicht')) return { iedereen: true };
  if (scopesFor(who, 'opp_schrijven').includes('eigen_groepen')) return { werktIn: who.person };
  throw notFound('opp_overzicht');
}

function rij({ row, klokken }: Leerling, lijst: OppLijst): StatusRij {
  const klok = klokBij(lijst, klokken);
  return {
    leerling: { id: row.leerling, naam: naamVan(row) },
    groepen: row.groepen,
    concept: row.concept,
    geldend: row.geldend,
    klok,
    stap: stapBij(lijst, row, klok),
  };
}

function groepenVan(rows: readonly FeitenRow[]): OppStatusView['groepen'] {
  const per = new Map(rows.flatMap((r) => r.groepen.map((g) => [g.id, g] as const)));
  return [...per.values()].sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
}

function tel(leerlingen: readonly Leerling[]): Record<OppLijst, number> {
  const aantallen = Object.fromEntries(OPP_LIJSTEN.map((l) => [l, 0])) as Record<OppLijst, number>;
  for (const { lijsten } of leerlingen) for (const lijst of lijsten) aantallen[lijst] += 1;
  return aantallen;
}

const metKlokken = (
  rows: readonly FeitenRow[],
  { termijnen, kalender }: Pick<KlokInstelling, 'termijnen' | 'kalender'>,
  vandaag: Datum,
): Leerling[] =>
  rows.map((row) => {
    const klokken = klokkenVan(row, termijnen, kalender, vandaag);
    return { row, klokken, lijsten: lijstenVan(row, klokken) };
  });

/** How many pupils of the school stand in each list, and of how many; nobody by name (R65). Who may ask, decides who calls. */
export async function oppTellingen(
  tx: Tx,
  vandaag: Datum,
): Promise<Pick<OppStatusView, 'leerlingen' | 'aantallen'>> {
  const instelling = await klokInstelling(tx);
  const rows = await feitenRows(tx, { wie: { iedereen: true }, dag: vandaag });
  return { leerlingen: rows.length, aantallen: tel(metKlokken(rows, instelling, vandaag)) };
}

export interface StatusVraag {
  readonly vandaag: Datum;
  readonly groep?: string | undefined;
  /** Left out: the most urgent one with anybody in it. */
  readonly lijst?: OppLijst | undefined;
  /** From 1. */
  readonly pagina?: number;
}

/**
 * R66: how many pupils are where, and who they are, each with the next act. Two statements whatever the size of the school.
 * @throws AppError `not_found` for who has neither the school nor groups of his own
 */
export async function oppStatus(tx: Tx, who: KnownActor, vraag: StatusVraag): Promise<OppStatusView> {
  const wie = bereik(who);
  const { rodAan, ...instelling } = await klokInstelling(tx);
  const alle = await feitenRows(tx, { wie, dag: vraag.vandaag });
  const { groep } = vraag;
  const leerlingen = metKlokken(
    alle.filter((row) => groep === undefined || row.groepen.some((g) => g.id === groep)),
    instelling,
    vraag.vandaag,
  );
  const aantallen = tel(leerlingen);
  const lijst = vraag.lijst ?? OPP_LIJSTEN.find((l) => aantallen[l] > 0) ?? 'te_laat';
  const rijen = leerlingen
    .filter((l) => l.lijsten.includes(lijst))
    .map((l) => rij(l, lijst))
    .sort((a, b) => naarDringend(a.klok, b.klok));
  const paginas = Math.max(1, Math.ceil(rijen.length / PER_PAGINA));
  const pagina = Math.min(vraag.pagina ?? 1, paginas);
  return {
    heleSchool: 'iedereen' in wie,
    groepen: groepenVan(alle),
    leerlingen: leerlingen.length,
    opOrde: leerlingen.filter((l) => l.lijsten.length === 0).length,
    aantallen,
    lijst,
    rijen: rijen.slice((pagina - 1) * PER_PAGINA, pagina * PER_PAGINA),
    pagina,
    paginas,
    rodAan,
  };
}
