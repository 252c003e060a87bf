import { bij, eis, gebeurdOp, spoor, versieUit } from './acten.ts';
import { dagVan } from './dag.ts';
import { EvaluatieInput, RedenInput } from './input.ts';
import { EvaluatieWoorden } from './projectie/besluit.ts';
import { ensureKeten, insertStap, insertVersie, putVersie } from './schrijf-store.ts';
import { leesStand, werkBij } from './stand.ts';
import { WORDT } from './staten.ts';
import type { VersieRow } from './store.ts';
import { dicht, lees, type Werk } from './werk.ts';

export interface Begonnen {
  readonly versie: string;
  readonly nummer: number;
}

interface Nieuw {
  readonly soort: VersieRow['soort'];
  readonly vorige: VersieRow | null;
  readonly van: string;
  readonly woorden?: Buffer | null;
}

/** A concept, with the first step of it. What was typed in the version before goes along. */
async function nieuweVersie(w: Werk, { soort, vorige, van, woorden = null }: Nieuw): Promise<Begonnen> {
  const wie = { school: w.who.school, leerling: w.leerling, door: w.who.person, at: w.nu };
  const keten = await ensureKeten(w.tx, wie, van);
  const { id, nummer } = await insertVersie(w.tx, wie, { keten, soort, vorige: vorige?.id ?? null });
  await insertStap(w.tx, bij(w, id), { soort: 'begonnen', op: dagVan(w.nu), woorden });
  // What was typed in the version before came along sealed, so everything is read anew.
  await werkBij(w, await leesStand(w));
  await spoor(w, soort === 'eerste' ? 'begin' : soort, { id, nummer });
  return { versie: id, nummer };
}

/** See OppService. */
export async function begin(w: Werk): Promise<Begonnen> {
  const stand = await leesStand(w);
  const { concept } = stand.dossier;
  if (concept) return { versie: concept.id, nummer: concept.nummer };
  eis('begin', stand);
  const van = stand.bronnen.rij.inschrijving?.van ?? dagVan(w.nu);
  return await nieuweVersie(w, { soort: 'eerste', vorige: null, van });
}

/** R41; see OppService. */
export async function stelBij(w: Werk, gegeven: RedenInput): Promise<Begonnen> {
  const { reden } = lees(RedenInput, gegeven);
  const stand = await leesStand(w);
  eis('bijstellen', stand);
  const vorige = versieUit(stand.dossier.geldend);
  return await nieuweVersie(w, {
    soort: 'bijstelling',
    vorige,
    van: dagVan(w.nu),
    woorden: await dicht(w, { reden }),
  });
}

/** R47; see OppService. */
export async function begintEvaluatie(w: Werk): Promise<void> {
  const stand = await leesStand(w);
  eis('evaluatie_begin', stand);
  const versie = versieUit(stand.dossier.geldend);
  await insertStap(w.tx, bij(w, versie.id), { soort: 'evaluatie_begonnen', op: dagVan(w.nu) });
  await putVersie(w.tx, versie.id, { status: WORDT.evaluatie_begin.geldend });
  await spoor(w, 'evaluatie_begin', versie);
}

/** R47; see OppService. What was evaluated stays in force until the concept is fixed (R41). */
export async function rondEvaluatieAf(w: Werk, gegeven: EvaluatieInput): Promise<Begonnen> {
  const input = lees(EvaluatieInput, gegeven);
  const stand = await leesStand(w);
  eis('evaluatie_klaar', stand);
  const vorige = versieUit(stand.dossier.geldend);
  const op = gebeurdOp(w, input.op);
  const woorden = await dicht(w, EvaluatieWoorden.parse(input));
  await insertStap(w.tx, bij(w, vorige.id), { soort: 'evaluatie', op, woorden });
  await putVersie(w.tx, vorige.id, { status: WORDT.evaluatie_klaar.geldend });
  return await nieuweVersie(w, { soort: 'evaluatie', vorige, van: op });
}
