import type { OppInhoud, OppVeld } from '../model/opp.ts';
import { naamVan } from '../school/rules.ts';
import { bij } from './acten.ts';
import { bewaar } from './bewaren.ts';
import { dagVan } from './dag.ts';
import { veldenSom } from './dossier.ts';
import { VeldInput, VeldTerug } from './input.ts';
import { veldenVan } from './projectie/vuller.ts';
import { insertStap, putVeld } from './schrijf-store.ts';
import { kernenVan, leesStand, type Stand, werkBij } from './stand.ts';
import { weigering } from './staten.ts';
import { veldRijen } from './store.ts';
import { isTaalfout } from './taalfout.ts';
import { raaktStandNiet, veldPlek } from './veld-snel.ts';
import type { VeldUitkomst } from './view.ts';
import { dicht, geweigerd, lees, VeldWoorden, type Werk } from './werk.ts';

/** An OPP with one field in the place of what it had there. */
function metVeld<T>(inhoud: T, nieuw: OppVeld): T {
  if (typeof inhoud !== 'object' || inhoud === null) return inhoud;
  if (Array.isArray(inhoud)) return inhoud.map((x: unknown) => metVeld(x, nieuw)) as T;
  if ('veld' in inhoud && inhoud.veld === nieuw.veld && 'overruled' in inhoud) return nieuw as T;
  return Object.fromEntries(Object.entries(inhoud).map(([k, x]) => [k, metVeld(x, nieuw)])) as T;
}

const veldIn = (inhoud: OppInhoud | null, veld: string): OppVeld | undefined =>
  veldenVan(inhoud).find((v) => v.veld === veld);

/** The concept that is typed in. @throws AppError `conflict` when there is none, or it has no such field */
function plek(stand: Stand, veld: string) {
  const nee = weigering('overleg', stand.feiten);
  const versie = stand.dossier.concept;
  if (nee !== null || versie === null || stand.nu === null) throw geweigerd(nee ?? 'Er is nu geen concept.');
  const bron = stand.bronVelden.get(veld);
  if (!bron) throw geweigerd('Dit veld staat niet (meer) in dit OPP. Laad de pagina opnieuw.');
  return { versie, nu: stand.nu, bron };
}

/** What stands there now, for who was too late to write. */
function botsing({ dossier, woorden }: Stand, veld: string): VeldUitkomst {
  const rij = dossier.velden.find((v) => v.veld === veld);
  const gelezen = VeldWoorden.safeParse(rij && woorden.get(rij.id));
  return {
    soort: 'botsing',
    revisie: rij?.revisie ?? 0,
    waarde: gelezen.success && rij?.soort !== 'terug' ? gelezen.data.waarde : null,
    door: rij?.door ? naamVan(rij.door).voluit : 'Naam onbekend',
    op: rij?.op ?? new Date(0),
  };
}

/**
 * A typing error that was mended asks nobody again (R44): content before and after are written down as the same, and what lies before
 * people gets the mended word.
 */
async function alsTaalfout(
  w: Werk,
  was: Stand,
  nieuw: Stand,
  at: { versie: string; veld: string },
): Promise<void> {
  const mended = veldIn(nieuw.nu, at.veld);
  await schrijfCorrecties(w, at, [was.nu, nieuw.nu]);
  if (was.aangeboden === null || !mended) return;
  const verbeterd = metVeld(was.aangeboden, mended);
  await bewaar(w, verbeterd, 'aangeboden');
  await schrijfCorrecties(w, at, [was.aangeboden, verbeterd], veldenSom(nieuw.dossier.velden));
}

/** One step per part that reads otherwise; `velden`: the offer goes on as the one that holds. */
async function schrijfCorrecties(
  w: Werk,
  { versie, veld }: { versie: string; veld: string },
  [was, wordt]: readonly [OppInhoud | null, OppInhoud | null],
  velden?: number,
): Promise<void> {
  if (was === null || wordt === null) return;
  const [van, naar] = [kernenVan(was), kernenVan(wordt)];
  const delen = (['uitstroom', 'handeling'] as const).filter((deel) => van[deel] !== naar[deel]);
  const data = [
    ...delen.map((deel) => ({ deel, veld, van: van[deel], naar: naar[deel] })),
    ...(velden === undefined ? [] : [{ veld, velden }]),
  ];
  for (const d of data)
    await insertStap(w.tx, bij(w, versie), { soort: 'taalfout', op: dagVan(w.nu), data: d });
}

/** A field is mended once after people talked it over or got to read it: letter by letter, another word could grow out of one. */
function alVerbeterd({ dossier: { stappen, concept } }: Stand, veld: string): boolean {
  const van = stappen.filter((s) => s.versie === concept?.id);
  const sinds = van.findLastIndex((s) => s.soort === 'ter_instemming' || s.soort === 'overleg');
  return van.slice(sinds + 1).some((s) => s.soort === 'taalfout' && s.data.veld === veld);
}

interface Wens {
  readonly veld: string;
  readonly soort: 'getypt' | 'overruled' | 'terug';
  readonly woorden: VeldWoorden | null;
  readonly gezien: number;
}

/** Writes one field, and lets the status of the concept follow. */
async function zet(
  w: Werk,
  stand: Stand,
  versie: string,
  wens: Wens,
  taalfout: boolean,
): Promise<VeldUitkomst> {
  const woorden = wens.woorden && (await dicht(w, wens.woorden));
  const { veld, soort, gezien } = wens;
  const revisie = await putVeld(w.tx, bij(w, versie), { veld, soort, woorden, gezien });
  if (revisie === null) return botsing(stand, veld);
  const rij = (await veldRijen(w.tx, versie)).find((v) => v.veld === veld);
  const erbij = new Map(rij && wens.woorden ? [[rij.id, wens.woorden]] : []);
  const nieuw = await werkBij(w, stand, erbij);
  if (taalfout) {
    await alsTaalfout(w, stand, nieuw, { versie, veld });
    await werkBij(w, nieuw);
  }
  return { soort: 'bewaard', revisie, taalfout };
}

/**
 * Writes a field that has no source and cannot change where the concept stands: what is kept while somebody types costs one
 * field, not the whole OPP. `null`: it can, or a colleague was there first.
 */
async function schrijfSnel(w: Werk, { veld, waarde, gezien }: VeldInput): Promise<VeldUitkomst | null> {
  const plek = await veldPlek(w.tx, w.leerling);
  if (!plek || !raaktStandNiet(plek, veld, waarde)) return null;
  const woorden = await dicht(w, { waarde, reden: null, was: null } satisfies VeldWoorden);
  const revisie = await putVeld(w.tx, bij(w, plek.versie), { veld, soort: 'getypt', woorden, gezien });
  return revisie === null ? null : { soort: 'bewaard', revisie, taalfout: false };
}

/** R38; see OppService. */
export async function schrijfVeld(w: Werk, gegeven: VeldInput): Promise<VeldUitkomst> {
  const input = lees(VeldInput, gegeven);
  const snel = input.taalfout ? null : await schrijfSnel(w, input);
  if (snel) return snel;
  const stand = await leesStand(w);
  const { versie, nu, bron } = plek(stand, input.veld);
  const { waarde: zegt, herkomst } = bron;
  const heeftBron = zegt !== null && herkomst?.bron !== 'opp';
  if (heeftBron && input.waarde === '')
    throw geweigerd(
      `Laat dit niet leeg: ${herkomst?.naam ?? 'de bron'} zegt iets anders. Neem terug wat je schreef, of vul iets in.`,
    );
  if (heeftBron && !input.reden)
    throw geweigerd(`Schrijf op waarom je afwijkt van wat er staat volgens ${herkomst?.naam ?? 'de bron'}.`);
  const was = veldIn(nu, input.veld)?.waarde ?? '';
  const { veld, waarde, gezien } = input;
  const woorden = { waarde, reden: heeftBron ? (input.reden ?? null) : null, was: heeftBron ? zegt : null };
  const wens = { veld, soort: heeftBron ? ('overruled' as const) : ('getypt' as const), woorden, gezien };
  const taalfout = input.taalfout && was !== waarde && isTaalfout(was, waarde) && !alVerbeterd(stand, veld);
  return await zet(w, stand, versie.id, wens, taalfout);
}

/** See OppService. */
export async function neemTerug(w: Werk, gegeven: VeldTerug): Promise<VeldUitkomst> {
  const { veld, gezien } = lees(VeldTerug, gegeven);
  const stand = await leesStand(w);
  const { versie } = plek(stand, veld);
  const rij = stand.dossier.velden.find((v) => v.veld === veld);
  if (!rij || rij.soort === 'terug') throw geweigerd('Hier is niets geschreven om terug te nemen.');
  return await zet(w, stand, versie.id, { veld, soort: 'terug', woorden: null, gezien }, false);
}
