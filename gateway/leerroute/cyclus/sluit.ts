import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Keys } from '../../access/keys.ts';
import { enterLeerlingen, notFound } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { planLijn } from '../place-rules.ts';
import { lijnStaten, type PlaatsAct, place, type StaatRow } from '../place-store.ts';
import { actsVan, eerderRow, insertAfsluiting } from './afsluiting-store.ts';
import { zorgVoorPerioden } from './instelling.ts';
import { ledenRows } from './sluit-store.ts';
import { groepOmTeSluiten, isOpen, leesTeSluiten, type TeSluiten } from './te-sluiten.ts';
import type { SluitResultaat, SluitRij } from './view.ts';
import { redenNodig, SLUIT_KEUZES, type SluitKeuze } from './voorstel-rules.ts';

const Id = z.uuid().toLowerCase();

/** R57: what a person decided, row by row. Rows that are not named stay in the period they are in. */
export const SluitInput = z.object({
  /** Made by the client; the same one sent twice counts once. */
  id: Id,
  groep: Id,
  rijen: z
    .array(
      z.object({
        leerling: Id,
        leerlijn: Id,
        /** The print of the row as it was seen (`SluitRij.afdruk`). */
        afdruk: z.string().max(20),
        keuze: z.enum(SLUIT_KEUZES),
        /** Needed for lower, for keeping the niveau and for dropping a doel (R31, R32). */
        reden: z.string().trim().max(2000).default(''),
        /** Open doelen that do not go along. */
        vervallen: z.array(Id).max(100).default([]),
      }),
    )
    .min(1)
    .max(1000),
});
export type SluitInput = z.infer<typeof SluitInput>;
type Rij = SluitInput['rijen'][number];

const REDEN_MIN = 3;
const waar = ({ leerling, leerlijn }: Rij) => ({ leerling, leerlijn });
const sleutel = (leerling: string, leerlijn: string): string => `${leerling}/${leerlijn}`;

/** One act per pupil and leerlijn, its id made from the id of the closing: sent again, it is the same act (UUID version 8). */
function actId(afsluiting: string, rij: Rij): string {
  const wat = `koers/periode/${afsluiting}/${rij.leerling}/${rij.leerlijn}`;
  const bytes = createHash('sha256').update(wat).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function niveauVan(keuze: SluitKeuze, rij: SluitRij): string | null | undefined {
  if (keuze === 'hoger') return rij.hoger?.id;
  if (keuze === 'lager') return rij.lager?.id;
  return rij.niveau?.id ?? null;
}

/** What stands in the way of what was asked; else each row with where it goes. */
function oordeel(input: SluitInput, teSluiten: TeSluiten) {
  const { stand, van } = teSluiten;
  const open = new Map(
    stand.lijnen
      .filter((l) => van !== null && isOpen(l, van))
      .map((l) => [sleutel(l.rij.leerling, l.rij.lijn_id), l]),
  );
  const paren = input.rijen.map((wens) => {
    const lijn = open.get(sleutel(wens.leerling, wens.leerlijn));
    const rij = lijn && stand.rij(lijn);
    return { wens, rij, naar: rij && niveauVan(wens.keuze, rij) };
  });
  if (open.size === 0) return { kind: 'al_gesloten' } as const;
  const anders = paren.filter((p) => p.rij?.afdruk !== p.wens.afdruk || p.naar === undefined);
  if (anders.length > 0) return { kind: 'veranderd', rijen: anders.map((p) => waar(p.wens)) } as const;
  const zonder = input.rijen.filter(
    (r) => redenNodig(r.keuze, r.vervallen.length > 0) && r.reden.length < REDEN_MIN,
  );
  if (zonder.length > 0) return { kind: 'reden_nodig', rijen: zonder.map(waar) } as const;
  return { kind: 'goed', paren: paren.map(({ wens, naar }) => ({ wens, naar: naar ?? null })) } as const;
}

/** The period that follows, made when it was not there yet. */
async function volgende(tx: Tx, who: KnownActor, teSluiten: TeSluiten, groep: string, vandaag: string) {
  const { van, naar } = teSluiten;
  if (!van || !naar) throw notFound('no period to close');
  if (naar.id !== null) return { van: van.id, naar: naar.id };
  await zorgVoorPerioden(tx, who.school, vandaag);
  const row = await tx
    .selectFrom('koers.periode')
    .select('id')
    .where('school_id', '=', who.school)
    .where('van', '=', naar.van)
    .executeTakeFirst();
  if (!row) throw notFound(`no period after this one for ${groep}`);
  return { van: van.id, naar: row.id };
}

/** What was open by the rule of the school goes along by that same rule (R23). */
function maakActs(
  afsluiting: string,
  paren: readonly { readonly wens: Rij; readonly naar: string | null }[],
  staten: readonly StaatRow[],
  periode: string,
  { behaaldVanaf, geldend }: TeSluiten['stand'],
): Omit<PlaatsAct, 'reden'>[] {
  const staatVan = new Map(staten.map((s) => [sleutel(s.leerling, s.leerlijn), s]));
  return paren.map(({ wens, naar }) => {
    const staat = staatVan.get(sleutel(wens.leerling, wens.leerlijn));
    if (!staat?.streef) throw notFound('no streefniveau on this leerlijn');
    const weg = new Set(wens.vervallen);
    const keuze = (doel: string) => (weg.has(doel) ? 'vervallen' : 'meenemen');
    const doelen = staat.doelen.map((d) => ({
      ...d,
      stand: geldend.get(sleutel(wens.leerling, d.leerdoel)) ?? d.stand,
    }));
    const besluit = planLijn({ ...staat, doelen }, naar, periode, keuze, behaaldVanaf);
    return {
      id: actId(afsluiting, wens),
      soort: 'niveau_geplaatst',
      leerling: wens.leerling,
      leerlijn: wens.leerlijn,
      data: { ...besluit, afsluiting, keuze: wens.keuze },
    };
  });
}

/**
 * R57, R31, R32: closes the period for these pupils as one act of a person, all or nothing, through the same placing as one by
 * one. A fixed number of statements whatever the size of the group. The same id again answers as the first time.
 * @throws AppError `not_found` for who may not place these pupils; `conflict` when the id was used for something else
 */
export async function sluitPeriode(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: SluitInput,
  vandaag: string,
): Promise<SluitResultaat> {
  await groepOmTeSluiten(tx, who, input.groep);
  const leden = (await ledenRows(tx, input.groep)).map((l) => l.id);
  if (leden.length === 0) throw notFound('nobody in the group');
  await enterLeerlingen(tx, who, 'niveau_plaatsen', leden);
  const eerder = await eerderRow(tx, input.id);
  if (eerder) return nogEens(eerder, who, input);
  const teSluiten = await leesTeSluiten(tx, input.groep, vandaag);
  const uit = oordeel(input, teSluiten);
  if (uit.kind !== 'goed') return uit;
  const { van, naar } = await volgende(tx, who, teSluiten, input.groep, vandaag);
  const staten = await lijnStaten(tx, leden, [], 'alle');
  const acts = maakActs(input.id, uit.paren, staten, naar, teSluiten.stand);
  const redenen = await verzegel(keys, tx, who, input.rijen);
  await place(
    tx,
    who,
    acts.map((a, i) => ({ ...a, reden: redenen[i] ?? null })),
    vandaag,
    naar,
  );
  const bij = acts.map((a) => ({ act: a.id, leerling: a.leerling }));
  await insertAfsluiting(tx, who, { id: input.id, groep: input.groep, van, naar, acts: bij });
  const leerlingen = new Set(acts.map((a) => a.leerling)).size;
  return { kind: 'gesloten', id: input.id, leerlingen, rijen: acts.length };
}

function nogEens(
  eerder: { groep: string; actor: string; leerlingen: number; rijen: number },
  who: KnownActor,
  input: SluitInput,
): SluitResultaat {
  if (eerder.groep !== input.groep || eerder.actor !== who.person)
    throw new AppError(
      'conflict',
      'Deze handeling is al eerder verstuurd met een andere inhoud. Laad de pagina opnieuw.',
      { status: 409 },
    );
  return { kind: 'gesloten', id: input.id, leerlingen: eerder.leerlingen, rijen: eerder.rijen };
}

/** Reasons in the order of the rows; a row without one has `null`. */
async function verzegel(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  rijen: readonly Rij[],
): Promise<(Buffer | null)[]> {
  const met = rijen.filter((r) => r.reden !== '');
  const dicht = await keys.sealForLeerlingen(
    tx,
    who.school,
    met.map((r) => ({ leerling: r.leerling, text: r.reden })),
    'act.reden',
  );
  const van = new Map(met.map((r, i) => [r, dicht[i] ?? null]));
  return rijen.map((r) => van.get(r) ?? null);
}

/**
 * The acts that taking a closing back must undo, all of them; then `trekAfsluitingIn`, in the same transaction.
 * @throws AppError `not_found` for who may not place these pupils; `conflict` when it was taken back already
 */
export async function actsVanAfsluiting(
  tx: Tx,
  who: KnownActor,
  groep: string,
  id: string,
): Promise<readonly string[]> {
  await groepOmTeSluiten(tx, who, groep);
  const acts = await actsVan(tx, groep, id);
  if (!acts)
    throw new AppError('conflict', 'Dit is al teruggedraaid, of het is van een andere groep.', {
      status: 409,
    });
  return acts;
}
