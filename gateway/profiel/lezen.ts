import { noteInzage } from '../access/inzage.ts';
import type { Keys } from '../access/keys.ts';
import { scopesFor } from '../access/policy.ts';
import { lijnenInScope, notFound, permissionsOnLeerling } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { leerlingKopOf } from '../school/service.ts';
import { ProfielVraag } from './input.ts';
import { type Bereik, factorTekst, zichtbaarVoor } from './rules.ts';
import { bereikVan, type FactorRow, factorRows, gevondenRows, ondersteuningRows } from './store.ts';
import type { Factor, GevondenLeerling, Ondersteuning, ProfielRegister } from './view.ts';

/** How who asks reaches this pupil for his factoren. */
export async function bereik(tx: Tx, who: KnownActor, leerling: string): Promise<Bereik> {
  const alle = scopesFor(who, 'factoren_lezen');
  return await bereikVan(tx, who.person, leerling, {
    team: alle.filter((s) => s !== 'gedeeld'),
    cvb: scopesFor(who, 'cvb_lezen'),
    alle,
  });
}

/** Factoren this person may see of a pupil now, not opened yet. */
export async function zichtbareFactoren(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  wie: Bereik,
): Promise<FactorRow[]> {
  const zichtbaar = zichtbaarVoor(wie);
  if (zichtbaar.length === 0) return [];
  const open = wie.team ? 'alle' : await lijnenInScope(tx, who, 'factoren_lezen', leerling);
  return await factorRows(tx, leerling, zichtbaar, open === 'alle' ? null : [...open]);
}

interface FactorWoorden {
  readonly tekst?: string;
  readonly behoefte?: string;
}

/** Opens factoren on a screen: the look is in the trail whether or not there are own words among them (R83). */
async function opened(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  rows: readonly FactorRow[],
  scherm: string,
): Promise<Factor[]> {
  const lezer = { school: who.school, person: who.person, scherm };
  const sealed = rows.flatMap((r) => (r.tekst ? [{ leerling, sealed: r.tekst }] : []));
  const open = sealed.length > 0 ? await keys.openForLeerlingen(tx, lezer, sealed, 'factor.tekst') : [];
  if (open.every((text) => text === null)) await noteInzage(tx, lezer, 'factoren', [leerling]);
  const woorden = new Map(rows.filter((r) => r.tekst).map((r, i) => [r.factor, open[i] ?? null]));
  return rows.map((r) => {
    const json = woorden.get(r.factor);
    const { tekst = '', behoefte = '' } = JSON.parse(json ?? '{}') as FactorWoorden;
    return {
      factor: r.factor,
      richting: r.richting,
      dimensie: r.dimensie,
      code: r.code,
      tekst: factorTekst(r.code, json === null ? null : tekst || null),
      eigen: tekst,
      behoefte,
      bron: r.bron,
      bronOp: r.bron_op,
      zichtbaar: r.zichtbaar,
      op: r.op,
      door: naamVan(r).voluit,
      leerdoelen: r.leerdoelen,
    };
  });
}

async function ondersteuning(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<Ondersteuning[]> {
  const rows = await ondersteuningRows(tx, leerling);
  const lezer = { school: who.school, person: who.person, scherm: 'ondersteuning' };
  const sealed = rows.flatMap((r) => (r.tekst ? [{ leerling, sealed: r.tekst }] : []));
  const open =
    sealed.length > 0 ? await keys.openForLeerlingen(tx, lezer, sealed, 'ondersteuning.tekst') : [];
  if (open.every((text) => text === null)) await noteInzage(tx, lezer, 'zorg', [leerling]);
  const woorden = new Map(rows.filter((r) => r.tekst).map((r, i) => [r.gebied, open[i] ?? null]));
  return rows.map((r) => ({
    gebied: r.gebied,
    intensiteit: r.intensiteit,
    tekst: woorden.get(r.gebied) ?? null,
    op: r.op,
    door: naamVan(r).voluit,
  }));
}

/** R21, R27; see ProfielService. */
export async function register(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<ProfielRegister> {
  const wie = await bereik(tx, who, leerling);
  if (!wie.team && !wie.gedeeld) throw notFound('factoren_lezen out of scope');
  const may = await permissionsOnLeerling(tx, who, ['factoren_schrijven'], leerling);
  const rows = await zichtbareFactoren(tx, who, leerling, wie);
  return {
    leerling: await leerlingKopOf(tx, who, leerling),
    factoren: await opened(keys, tx, who, leerling, rows, 'ondersteuning'),
    ondersteuning: wie.team ? await ondersteuning(keys, tx, who, leerling) : null,
    mag: { schrijven: may.has('factoren_schrijven'), cvb: wie.cvb },
    vandaag: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }),
  };
}

/** R27; see ProfielService. */
export async function factorenBij(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  welke: 'gekoppeld' | 'alle',
): Promise<Factor[]> {
  if (scopesFor(who, 'factoren_lezen').length === 0) return [];
  const rows = await zichtbareFactoren(tx, who, leerling, await bereik(tx, who, leerling));
  const gekozen = welke === 'alle' ? rows : rows.filter((r) => r.leerdoelen.length > 0);
  return gekozen.length === 0 ? [] : await opened(keys, tx, who, leerling, gekozen, 'arrangementskaart');
}

/**
 * The register as an OPP holds it (R27, R35): whoever may work on the OPP of a pupil works with it whole, also who has no other
 * business with factoren; what only the commissie sees is asked apart. The caller asked already whether he may; both looks are
 * in the trail (R83).
 */
export async function registerVoorOpp(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  cvb: boolean,
): Promise<{ readonly factoren: readonly Factor[]; readonly ondersteuning: readonly Ondersteuning[] }> {
  const rows = await factorRows(tx, leerling, zichtbaarVoor({ team: true, cvb, gedeeld: false }), null);
  return {
    factoren: await opened(keys, tx, who, leerling, rows, 'opp'),
    ondersteuning: await ondersteuning(keys, tx, who, leerling),
  };
}

/** R21; see ProfielService. */
export async function leerlingenMet(
  tx: Tx,
  who: KnownActor,
  vraag: ProfielVraag,
): Promise<GevondenLeerling[]> {
  const { ondersteuningsbehoefte, intensiteit, factor } = ProfielVraag.parse(vraag);
  const scopes = scopesFor(who, 'factoren_lezen').filter((s) => s !== 'gedeeld');
  if (scopes.length === 0) return [];
  const cvb = scopesFor(who, 'cvb_lezen').includes('school');
  const rows = await gevondenRows(
    tx,
    who.person,
    scopes,
    zichtbaarVoor({ team: true, cvb, gedeeld: false }),
    {
      gebied: ondersteuningsbehoefte ?? null,
      intensiteit: intensiteit ?? null,
      factor: factor ?? null,
    },
  );
  const lezer = { school: who.school, person: who.person, scherm: 'zoeken_op_profiel' };
  const wie = rows.map((r) => r.id);
  if (ondersteuningsbehoefte || intensiteit) await noteInzage(tx, lezer, 'zorg', wie);
  if (factor) await noteInzage(tx, lezer, 'factoren', wie);
  return rows.map((r) => ({ id: r.id, naam: naamVan(r) }));
}
