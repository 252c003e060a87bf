import type { z } from 'zod';
import { audit } from '../access/audit.ts';
import type { OppInhoud } from '../model/opp.ts';
import { naamVan } from '../school/rules.ts';
import { bewaar } from './bewaren.ts';
import { dagVan } from './dag.ts';
import { leesDossier, veldenSom } from './dossier.ts';
import { CvbInput, OverlegInput, RedenInput } from './input.ts';
import { isIndividueel } from './kern.ts';
import { sectieH } from './projectie/besluit.ts';
import { stemmenVoor } from './projectie/inhoud.ts';
import { insertStap, putVersie, sluitKeten } from './schrijf-store.ts';
import { instemmingVan, kernenVan, leesStand, type Stand, werkBij } from './stand.ts';
import { WORDT, weigering } from './staten.ts';
import { naamRij, type StapSoort, type VersieRow } from './store.ts';
import type { OppAct } from './view.ts';
import { dicht, geweigerd, lees, type Werk } from './werk.ts';

/** @throws AppError `conflict` when the table of acts refuses this one now */
export function eis(act: OppAct, stand: Stand): void {
  const nee = weigering(act, stand.feiten);
  if (nee !== null) throw geweigerd(nee);
}

/** The version, when the table of acts says that there is one. */
export function versieUit(versie: VersieRow | null): VersieRow {
  if (versie === null) throw geweigerd('Dit OPP is intussen veranderd. Laad de pagina opnieuw.');
  return versie;
}

export const bij = (w: Werk, versie: string) => ({
  school: w.who.school,
  leerling: w.leerling,
  versie,
  door: w.who.person,
  at: w.nu,
});

/** Writes an act down in the trail of the school (R83): ids and codes only. */
export async function spoor(w: Werk, actie: string, versie: Pick<VersieRow, 'id' | 'nummer'>): Promise<void> {
  const details = { versie: versie.id, nummer: versie.nummer };
  await audit(w.tx, w.who, { actie: `opp_${actie}`, soort: 'leerling', id: w.leerling, details });
}

/** The day something happened. @throws AppError `conflict` for a day that is still to come */
export function gebeurdOp(w: Werk, op: string | undefined): string {
  const vandaag = dagVan(w.nu);
  if (op !== undefined && op > vandaag)
    throw geweigerd('Deze datum is nog niet geweest. Kies vandaag of eerder.');
  return op ?? vandaag;
}

/** A step of the concept with words of its own. */
async function stapInConcept(
  w: Werk,
  act: 'overleg' | 'cvb_advies',
  op: string,
  woorden: unknown,
): Promise<void> {
  const stand = await leesStand(w);
  eis(act, stand);
  const versie = versieUit(stand.dossier.concept);
  const dag = gebeurdOp(w, op);
  const data = stand.concept ? { kern: kernenVan(stand.concept).uitstroom } : {};
  await insertStap(w.tx, bij(w, versie.id), { soort: act, op: dag, data, woorden: await dicht(w, woorden) });
  await werkBij(w, stand);
  await spoor(w, act, versie);
}

/** R43; see OppService. */
export async function legOverlegVast(w: Werk, gegeven: OverlegInput): Promise<void> {
  const { op, deelnemers, uitkomst } = lees(OverlegInput, gegeven);
  await stapInConcept(w, 'overleg', op, { deelnemers, uitkomst });
}

/** See OppService. */
export async function legCvbAdviesVast(w: Werk, gegeven: CvbInput): Promise<void> {
  const { op, advies } = lees(CvbInput, gegeven);
  await stapInConcept(w, 'cvb_advies', op, { advies });
}

/** See OppService. Reads nothing of the content: it is the pupil himself who comes by here. */
export async function naHoren(w: Werk): Promise<void> {
  const { concept, stemmen } = await leesDossier(w);
  if (concept?.status === 'overleg' && stemmenVoor(stemmen, concept).length > 0)
    await putVersie(w.tx, concept.id, { status: 'gehoord' });
}

/** Section H as it is at this moment. */
function metBesluit(stand: Stand, versie: VersieRow, inhoud: OppInhoud): OppInhoud {
  const { dossier, woorden, bronnen } = stand;
  const nu = instemmingVan(dossier, bronnen.gezag, kernenVan(inhoud), isIndividueel(inhoud.e));
  return { ...inhoud, h: sectieH(dossier, versie, woorden, nu) };
}

/** R44; see OppService. */
export async function biedAan(w: Werk): Promise<void> {
  const stand = await leesStand(w);
  eis('ter_instemming', stand);
  const versie = versieUit(stand.dossier.concept);
  if (stand.nu === null) return;
  const inhoud = metBesluit(stand, versie, stand.nu);
  await bewaar(w, { ...inhoud, versie: { ...inhoud.versie, status: 'instemming' } }, 'aangeboden');
  const data = { velden: veldenSom(stand.dossier.velden), kern: kernenVan(inhoud).handeling };
  await insertStap(w.tx, bij(w, versie.id), { soort: 'ter_instemming', op: dagVan(w.nu), data });
  await putVersie(w.tx, versie.id, { aangeboden_op: w.nu, peildag: inhoud.versie.peildag });
  await werkBij(w, stand);
  await spoor(w, 'ter_instemming', versie);
}

/** R35, R43, R46; see OppService. What was offered is fixed byte for byte; else the concept as it is now. */
export async function stelVast(w: Werk): Promise<{ versie: string; nummer: number }> {
  const stand = await leesStand(w);
  eis('vaststellen', stand);
  const { geldend } = stand.dossier;
  const versie = versieUit(stand.dossier.concept);
  if (stand.concept === null) throw geweigerd('Er is nu geen concept.');
  const met = metBesluit(stand, versie, stand.concept);
  const op = dagVan(w.nu);
  const door = naamVan(await naamRij(w.tx, w.who.person)).voluit;
  const inhoud: OppInhoud = {
    ...met,
    versie: { ...met.versie, status: WORDT.vaststellen.concept },
    h: { ...met.h, vastgesteld: { op, door } },
  };
  await bewaar(w, inhoud, 'vastgesteld');
  if (geldend) await sluit(w, geldend, WORDT.vaststellen.geldend, 'opgevolgd', op);
  await insertStap(w.tx, bij(w, versie.id), { soort: 'vastgesteld', op });
  await putVersie(w.tx, versie.id, {
    status: WORDT.vaststellen.concept,
    handeling: inhoud.h.handelingsdeel,
    peildag: inhoud.versie.peildag,
    vastgesteld_door: w.who.person,
    vastgesteld_op: w.nu,
  });
  await spoor(w, 'vaststellen', versie);
  return { versie: versie.id, nummer: versie.nummer };
}

async function sluit(
  w: Werk,
  versie: VersieRow,
  status: 'opgevolgd' | 'beeindigd' | 'vervallen',
  soort: StapSoort,
  op: string,
  woorden: Buffer | null = null,
): Promise<void> {
  await insertStap(w.tx, bij(w, versie.id), { soort, op, woorden });
  await putVersie(w.tx, versie.id, { status, gesloten_op: w.nu });
}

async function metReden(w: Werk, act: OppAct, gegeven: z.input<typeof RedenInput>) {
  const input = lees(RedenInput, gegeven);
  const stand = await leesStand(w);
  eis(act, stand);
  return { stand, op: gebeurdOp(w, input.op), woorden: await dicht(w, { reden: input.reden }) };
}

/** See OppService. */
export async function trekIn(w: Werk, gegeven: RedenInput): Promise<void> {
  const { stand, op, woorden } = await metReden(w, 'vervallen', gegeven);
  const versie = versieUit(stand.dossier.concept);
  await sluit(w, versie, WORDT.vervallen.concept, 'vervallen', op, woorden);
  await spoor(w, 'vervallen', versie);
}

/** See OppService. */
export async function beeindig(w: Werk, gegeven: RedenInput): Promise<void> {
  const { stand, op, woorden } = await metReden(w, 'beeindigen', gegeven);
  const { concept, geldend } = stand.dossier;
  if (concept) await sluit(w, concept, WORDT.beeindigen.concept, 'vervallen', op, woorden);
  if (geldend) await sluit(w, geldend, WORDT.beeindigen.geldend, 'beeindigd', op, woorden);
  const laatste = versieUit(geldend ?? concept);
  await sluitKeten(w.tx, laatste.opp_id, op);
  await spoor(w, 'beeindigen', laatste);
}

/** R48; see OppService. A dispute is about what is in force, or else about the concept. */
export async function openGeschil(w: Werk, gegeven: RedenInput): Promise<void> {
  const { stand, op, woorden } = await metReden(w, 'geschil_open', gegeven);
  const versie = versieUit(stand.dossier.geldend ?? stand.dossier.concept);
  await insertStap(w.tx, bij(w, versie.id), { soort: 'geschil_open', op, woorden });
  await putVersie(w.tx, versie.id, { geschil: true });
  await spoor(w, 'geschil_open', versie);
}

/** R48; see OppService. Also when the version it was about was followed up meanwhile. */
export async function sluitGeschil(w: Werk, gegeven: RedenInput): Promise<void> {
  const { stand, op, woorden } = await metReden(w, 'geschil_sluiten', gegeven);
  for (const versie of stand.dossier.versies.filter((v) => v.geschil)) {
    await insertStap(w.tx, bij(w, versie.id), { soort: 'geschil_gesloten', op, woorden });
    await putVersie(w.tx, versie.id, { geschil: false });
    await spoor(w, 'geschil_sluiten', versie);
  }
}
