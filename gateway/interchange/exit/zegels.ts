import { z } from 'zod';
import { TEKST_SOORTEN, type TekstSoort } from '../../access/inzage.ts';
import type { Keys } from '../../access/keys.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Rij } from './catalogus-store.ts';
import { SCHOOL_DOEL, VAN_SCHOOL, vanLeerling } from './tabellen.ts';

/** A sealed text as the export has it: in clear, with what it was sealed as; or gone with the key of the pupil (R84). */
const Tekst = z.union([
  z.object({ soort: z.enum(TEKST_SOORTEN as readonly [TekstSoort, ...TekstSoort[]]), tekst: z.string() }),
  z.object({ vernietigd: z.literal(true) }),
]);
const SchoolTekst = z.object({ tekst: z.string() });

const bytes = (hex: unknown) => Buffer.from(String(hex).slice(2), 'hex');
const hex = (sealed: Buffer) => `\\x${sealed.toString('hex')}`;
const VERNIETIGD = '\\x00';

/** Opens what is sealed in these rows, in place. */
export async function openRijen(
  keys: Keys,
  tx: Tx,
  school: string,
  tabel: string,
  rijen: readonly Rij[],
): Promise<void> {
  for (const kolom of vanLeerling(tabel)) {
    const dicht = rijen.filter((rij) => rij[kolom] !== null);
    const sealed = dicht.map((rij) => ({ leerling: String(rij['leerling_id']), sealed: bytes(rij[kolom]) }));
    const open = await keys.openForUitvoer(tx, school, sealed);
    dicht.forEach((rij, i) => {
      rij[kolom] = open[i] ?? { vernietigd: true };
    });
  }
  for (const kolom of VAN_SCHOOL[tabel] ?? [])
    for (const rij of rijen)
      if (rij[kolom] !== null) {
        const plain = await keys.openForSchool(tx, school, bytes(rij[kolom]), SCHOOL_DOEL);
        rij[kolom] = { tekst: plain.toString('utf8') };
      }
}

/** Seals in these rows what was sealed where they come from, with the keys of this Koers. */
export async function sluitRijen(
  keys: Keys,
  tx: Tx,
  school: string,
  tabel: string,
  rijen: readonly Rij[],
): Promise<void> {
  for (const kolom of vanLeerling(tabel)) {
    const perSoort = new Map<TekstSoort, { rij: Rij; leerling: string; text: string }[]>();
    for (const rij of rijen) {
      if (rij[kolom] === null) continue;
      const gelezen = Tekst.parse(rij[kolom]);
      if ('vernietigd' in gelezen) rij[kolom] = VERNIETIGD;
      else {
        const texts = perSoort.get(gelezen.soort) ?? [];
        texts.push({ rij, leerling: String(rij['leerling_id']), text: gelezen.tekst });
        perSoort.set(gelezen.soort, texts);
      }
    }
    for (const [soort, texts] of perSoort) {
      const sealed = await keys.sealForLeerlingen(tx, school, texts, soort);
      texts.forEach(({ rij }, i) => {
        rij[kolom] = hex(sealed[i] ?? Buffer.alloc(0));
      });
    }
  }
  for (const kolom of VAN_SCHOOL[tabel] ?? [])
    for (const rij of rijen)
      if (rij[kolom] !== null) {
        const { tekst } = SchoolTekst.parse(rij[kolom]);
        rij[kolom] = hex(await keys.sealForSchool(tx, school, Buffer.from(tekst, 'utf8'), SCHOOL_DOEL));
      }
}

export { hex as alsBytea };
