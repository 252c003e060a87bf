import { audit } from '../../access/audit.ts';
import { notFound } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { gewoneStijl, Huisstijl } from './huisstijl.ts';
import { putStijl, type StijlRow, stijlRij } from './store.ts';

/** The house style of the school, or a plain one with its name. @throws AppError `not_found` */
export async function stijlVan(tx: Tx): Promise<Huisstijl> {
  const rij = await stijlRij(tx);
  if (!rij) throw notFound('school');
  if (!('kleur' in rij)) return gewoneStijl(rij.naam);
  const { naam, kleur, logo, logo_type } = rij;
  const beeld = logo && logo_type ? { type: logo_type, base64: logo.toString('base64') } : null;
  return Huisstijl.parse({ naam, kleur, logo: beeld });
}

/** See `DocumentenService.zetHuisstijl`. */
export async function zetHuisstijl(tx: Tx, who: KnownActor, stijl: Huisstijl): Promise<void> {
  const gelezen = Huisstijl.safeParse(stijl);
  if (!gelezen.success)
    throw new AppError('bad_request', gelezen.error.issues[0]?.message ?? 'Deze huisstijl kan niet.');
  const { naam, kleur, logo } = gelezen.data;
  const rij: StijlRow = {
    naam,
    kleur: kleur.toLowerCase(),
    logo: logo && Buffer.from(logo.base64, 'base64'),
    logo_type: logo?.type ?? null,
  };
  await putStijl(tx, who.school, who.person, rij);
  await audit(tx, who, {
    actie: 'opp_huisstijl',
    soort: 'school',
    id: who.school,
    details: { kleur: rij.kleur },
  });
}
