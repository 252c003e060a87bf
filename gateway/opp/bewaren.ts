import { AppError } from '../errors.ts';
import { type OppDeel, OppInhoud } from '../model/opp.ts';
import { afdrukVan, canoniek, deelVan, kernVan } from './kern.ts';
import { insertInhoud } from './schrijf-store.ts';
import { type InhoudRow, inhoudBytes } from './store.ts';
import { lezer, type Werk } from './werk.ts';

const DELEN: readonly OppDeel[] = ['uitstroom', 'handeling'];

/** Keeps an OPP for good, whole and per part, sealed with the key of the pupil (R40, R44). */
export async function bewaar(
  w: Werk,
  inhoud: OppInhoud,
  moment: 'aangeboden' | 'vastgesteld',
): Promise<void> {
  const geheel = OppInhoud.parse(inhoud);
  const kernen = new Map(DELEN.map((deel) => [deel, kernVan(geheel, deel)]));
  const teksten = [
    { deel: 'geheel' as const, json: canoniek(geheel) },
    ...DELEN.map((deel) => ({ deel, json: canoniek(deelVan(geheel, deel)) })),
  ];
  const sealed = await w.keys.sealForLeerlingen(
    w.tx,
    w.who.school,
    teksten.map((t) => ({ leerling: w.leerling, text: t.json })),
    'opp.inhoud',
  );
  const bij = {
    school: w.who.school,
    leerling: w.leerling,
    versie: geheel.versie.id,
    door: w.who.person,
    at: w.nu,
  };
  await insertInhoud(w.tx, bij, {
    moment,
    delen: teksten.flatMap(({ deel, json }, i) => {
      const bytes = sealed[i];
      const afdruk = afdrukVan(json);
      const kern = deel === 'geheel' ? afdruk : kernen.get(deel);
      return bytes && kern ? { deel, afdruk, kern, sealed: bytes } : [];
    }),
  });
}

/** Bytes that were kept, opened, in the order asked; `null`: the key of the pupil was destroyed (R84). */
export async function bewaarde(w: Werk, rijen: readonly InhoudRow[]): Promise<(string | null)[]> {
  if (rijen.length === 0) return [];
  const bytes = await inhoudBytes(
    w.tx,
    rijen.map((r) => r.id),
  );
  const sealed = bytes.map((b) => ({ leerling: w.leerling, sealed: b ?? Buffer.alloc(0) }));
  return await w.keys.openForLeerlingen(w.tx, lezer(w), sealed, 'opp.inhoud');
}

/** What was kept last of a version at a moment and of a part; rows come in their order. */
export const laatsteInhoud = (
  rijen: readonly InhoudRow[],
  versie: string,
  deel: InhoudRow['deel'] = 'geheel',
  moment?: InhoudRow['moment'],
): InhoudRow | undefined =>
  rijen.findLast(
    (r) => r.versie === versie && r.deel === deel && (moment === undefined || r.moment === moment),
  );

/**
 * An OPP as it was kept. `null`: its key was destroyed.
 * @throws AppError `internal` when it is not what was kept then
 */
export async function leesBewaard(w: Werk, rij: InhoudRow): Promise<OppInhoud | null> {
  const [json] = await bewaarde(w, [rij]);
  if (json === null || json === undefined) return null;
  if (afdrukVan(json) !== rij.afdruk)
    throw new AppError('internal', 'Dit OPP is niet meer zoals het is bewaard. Meld dit bij de beheerder.', {
      detail: 'opp_inhoud: digest differs',
    });
  return OppInhoud.parse(JSON.parse(json));
}
