import { audit } from '../access/audit.ts';
import { requireLeerlingen } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { bereikVan, geweigerd, magInGroep, requireBereikVoor, requireGroepVoor } from './bereik.ts';
import { groepVoorstel } from './groepen.ts';
import { Bevestiging, LedenWijziging, NieuweGroep } from './input.ts';
import {
  eindig,
  haalUit,
  insertGroep,
  lockGroep,
  medewerkersVan,
  voegToe,
  zetLijnenVan,
  zetRegelVan,
  zetUitzonderingen,
} from './leden-store.ts';
import type { DetailRow } from './store.ts';
import { Vraag } from './vraag.ts';
import { vandaagVan, zoek } from './zoek-store.ts';

const MAG = 'groep_samenstellen';

/** Further ahead than this nobody plans a group; a typing error in the year is found. */
const DAGEN_VOORUIT = 400;

async function requireDag(tx: Tx, op: string): Promise<void> {
  const { dag, laatst } = await vandaagVan(tx, DAGEN_VOORUIT);
  if (op < dag) throw geweigerd('Kies vandaag of een dag die nog komt.');
  if (op > laatst) throw geweigerd('Deze dag ligt te ver weg. Klopt het jaar?');
}

/**
 * R51, R52: makes a group of our own, from a query or by hand. A leerkracht groups pupils of his own groups and works in
 * what he makes; who the query found and was left out stays out of later proposals. Leaves a line in the trail.
 * @throws AppError `not_found` when a pupil is out of reach, `conflict` when a rule refuses it
 */
export async function maakGroep(
  tx: Tx,
  who: KnownActor,
  input: NieuweGroep,
): Promise<{ readonly groep: string }> {
  const nieuw = NieuweGroep.parse(input);
  const bereik = bereikVan(who, MAG);
  const vindt = nieuw.regel === null ? null : requireBereikVoor(who, nieuw.regel);
  await requireLeerlingen(tx, who, MAG, nieuw.leerlingen);
  await requireDag(tx, nieuw.van);
  const { naam, werkvorm, van } = nieuw;
  const groep = await insertGroep(tx, who.school, { naam, werkvorm, door: who.person });
  await voegToe(tx, who.school, groep, { als: 'leerling', personen: nieuw.leerlingen, van });
  if (!bereik.heleSchool) {
    const { dag } = await vandaagVan(tx, 0);
    await voegToe(tx, who.school, groep, { als: 'medewerker', personen: [who.person], van: dag });
  }
  await zetLijnenVan(tx, who.school, groep, nieuw.lijnen);
  if (nieuw.regel !== null && vindt !== null) {
    await zetRegelVan(tx, who.school, groep, { vraag: nieuw.regel, door: who.person });
    const gevonden = new Set((await zoek(tx, nieuw.regel, vindt)).map((r) => r.id));
    const gekozen = new Set(nieuw.leerlingen);
    const weg = [...gevonden].filter((id) => !gekozen.has(id));
    const erin = [...gekozen].filter((id) => !gevonden.has(id));
    await zetUitzonderingen(tx, who.school, groep, { leerlingen: weg, soort: 'eruit', door: who.person });
    await zetUitzonderingen(tx, who.school, groep, { leerlingen: erin, soort: 'erin', door: who.person });
  }
  await audit(tx, who, {
    actie: 'groep_gemaakt',
    soort: 'groep',
    id: groep,
    details: { leerlingen: nieuw.leerlingen, van },
  });
  return { groep };
}

/** A group whose members are ours to change, locked. */
async function eigenGroep(tx: Tx, who: KnownActor, groep: string): Promise<DetailRow> {
  await lockGroep(tx, groep);
  const row = await requireGroepVoor(tx, who, MAG, groep);
  if (row.soort !== 'eigen')
    throw geweigerd('Deze groep komt uit het leerlingvolgsysteem. Verander hem daar.');
  return row;
}

async function verander(tx: Tx, who: KnownActor, groep: string, wat: LedenWijziging): Promise<void> {
  await requireLeerlingen(tx, who, MAG, wat.erbij);
  await requireDag(tx, wat.op);
  await voegToe(tx, who.school, groep, { als: 'leerling', personen: wat.erbij, van: wat.op });
  await haalUit(tx, groep, { als: 'leerling', personen: wat.eruit, tot: wat.op });
  await audit(tx, who, { actie: 'groep_leden_veranderd', soort: 'groep', id: groep, details: { ...wat } });
}

/**
 * Puts pupils in a group of our own and takes others out, by hand and from a day on. With a rule this is an exception to
 * it, which the proposal keeps to.
 * @throws AppError `not_found`; `conflict` for a group of the LVS
 */
export async function zetLeden(tx: Tx, who: KnownActor, groep: string, input: LedenWijziging): Promise<void> {
  const wat = LedenWijziging.parse(input);
  const row = await eigenGroep(tx, who, groep);
  await verander(tx, who, groep, wat);
  if (row.vraag === null || row.vraag === undefined) return;
  const { erbij, eruit } = wat;
  await zetUitzonderingen(tx, who.school, groep, { leerlingen: erbij, soort: 'erin', door: who.person });
  await zetUitzonderingen(tx, who.school, groep, { leerlingen: eruit, soort: 'eruit', door: who.person });
}

/**
 * R53: does what a person confirmed of the proposal, all of it or some, from a day on. Only what is proposed at this
 * moment can be confirmed; `laten` keeps somebody in or out from now on, against the rule.
 * @throws AppError `conflict` when the proposal is no longer what he saw
 */
export async function bevestigVoorstel(
  tx: Tx,
  who: KnownActor,
  groep: string,
  input: Bevestiging,
): Promise<void> {
  const { laten, ...wat } = Bevestiging.parse(input);
  await eigenGroep(tx, who, groep);
  const nu = await groepVoorstel(tx, who, groep);
  const erbij = new Set(nu?.erbij.map((l) => l.id));
  const eruit = new Set(nu?.eruit.map((l) => l.id));
  const bekend =
    wat.erbij.every((id) => erbij.has(id)) &&
    wat.eruit.every((id) => eruit.has(id)) &&
    laten.every((id) => erbij.has(id) || eruit.has(id));
  if (!bekend) throw geweigerd('Het voorstel is intussen veranderd. Kijk het nog een keer na.');
  await verander(tx, who, groep, wat);
  const door = who.person;
  const buiten = laten.filter((id) => erbij.has(id));
  await zetUitzonderingen(tx, who.school, groep, { leerlingen: buiten, soort: 'eruit', door });
  await zetUitzonderingen(tx, who.school, groep, {
    leerlingen: laten.filter((id) => eruit.has(id)),
    soort: 'erin',
    door,
  });
}

/** Takes an exception back: from now on the rule speaks for this pupil again. */
export async function zonderUitzondering(
  tx: Tx,
  who: KnownActor,
  groep: string,
  leerling: string,
): Promise<void> {
  await eigenGroep(tx, who, groep);
  await zetUitzonderingen(tx, who.school, groep, { leerlingen: [leerling], soort: null, door: who.person });
}

/** Gives a group of our own a rule, another one, or none; its exceptions end with the old rule. */
export async function zetRegel(tx: Tx, who: KnownActor, groep: string, vraag: unknown): Promise<void> {
  const regel = vraag === null ? null : { vraag: Vraag.parse(vraag), door: who.person };
  if (regel !== null) requireBereikVoor(who, regel.vraag);
  await eigenGroep(tx, who, groep);
  await zetRegelVan(tx, who.school, groep, regel);
  await audit(tx, who, {
    actie: 'groep_regel_gezet',
    soort: 'groep',
    id: groep,
    details: { met: regel !== null },
  });
}

/** R51: which leerlijnen a group is for, also one of the LVS: that setting is ours. None: all. */
export async function zetLijnen(
  tx: Tx,
  who: KnownActor,
  groep: string,
  lijnen: readonly string[],
): Promise<void> {
  await lockGroep(tx, groep);
  await requireGroepVoor(tx, who, MAG, groep);
  await zetLijnenVan(tx, who.school, groep, lijnen);
}

/**
 * Who works in a group of our own sees its pupils. So only who composes for the whole school puts colleagues in it.
 * @throws AppError `not_found`; `conflict` for a group of the LVS, or who is no colleague
 */
export async function zetMedewerkers(
  tx: Tx,
  who: KnownActor,
  groep: string,
  input: LedenWijziging,
): Promise<void> {
  const wat = LedenWijziging.parse(input);
  await eigenGroep(tx, who, groep);
  if (!magInGroep(who, MAG, false))
    throw geweigerd('Alleen de intern begeleider of de directeur zet collega’s in een groep.');
  await requireDag(tx, wat.op);
  const bekend = await medewerkersVan(tx, wat.erbij);
  if (wat.erbij.some((id) => !bekend.has(id)))
    throw geweigerd('Deze collega is niet (meer) bekend op school.');
  await voegToe(tx, who.school, groep, { als: 'medewerker', personen: wat.erbij, van: wat.op });
  await haalUit(tx, groep, { als: 'medewerker', personen: wat.eruit, tot: wat.op });
  await audit(tx, who, {
    actie: 'groep_medewerkers_veranderd',
    soort: 'groep',
    id: groep,
    details: { ...wat },
  });
}

/** Ends a group of our own; who was in it, and its plans, stay to be read. */
export async function beeindigGroep(tx: Tx, who: KnownActor, groep: string): Promise<void> {
  await eigenGroep(tx, who, groep);
  await eindig(tx, groep);
  await audit(tx, who, { actie: 'groep_beeindigd', soort: 'groep', id: groep });
}
