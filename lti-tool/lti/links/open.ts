import { permissionsOnLeerling } from '../../../gateway/access/scope.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { mijnGroepen, mijnLeerlingen } from '../../../gateway/school/service.ts';
import { lijnNu } from './choices-store.ts';
import type { Plek } from './kinds.ts';
import { linkOf } from './store.ts';

/**
 * What a placed link opens for this person, after asking what he may today. A leerling comes at his own pages, whatever page of
 * school a link was made for (R59).
 */
export type Opent =
  | { readonly wat: 'groep'; readonly groep: string }
  | { readonly wat: 'kaart'; readonly leerling: string; readonly leerlijn: string | null }
  | { readonly wat: 'leerlijn'; readonly leerlijn: string; readonly niveau: string | null }
  /** `thuis`: as an ouder or the pupil himself reads it. */
  | { readonly wat: 'opp' | 'stem' | 'evaluatie' | 'thuis'; readonly leerling: string }
  /** The first page, his own pages, his own form. */
  | { readonly wat: 'begin' | 'mijn' | 'mijn_stem' };

/** `null`: there is no such link in this school, or it is of what this person may not see; nobody hears which (R61, R85). */
export async function opent(tx: Tx, who: KnownActor, link: string): Promise<Opent | null> {
  const plek = await linkOf(tx, link);
  return plek ? await opentPlek(tx, who, plek) : null;
}

async function opentPlek(tx: Tx, who: KnownActor, plek: Plek): Promise<Opent | null> {
  const zelf = who.roles.has('leerling');
  if (plek.soort === 'groep') {
    if (zelf) return { wat: 'mijn' };
    const groep = (await mijnGroepen(tx, who)).find((g) => g.id === plek.id);
    return groep ? { wat: 'groep', groep: groep.id } : null;
  }
  if (plek.soort === 'leerlijn') return zelf ? { wat: 'mijn' } : await opentLijn(tx, who, plek.id);
  const may = await permissionsOnLeerling(
    tx,
    who,
    ['kaart_lezen', 'opp_lezen', 'opp_schrijven', 'opp_inbrengen', 'stem_geven'],
    plek.id,
  );
  const leerling = plek.id;
  if (plek.soort === 'kaart') {
    if (!may.has('kaart_lezen')) return null;
    return zelf ? { wat: 'mijn' } : { wat: 'kaart', leerling, leerlijn: null };
  }
  if (!may.has('opp_lezen')) return null;
  if (may.has('stem_geven'))
    return plek.soort === 'opp_stem' ? { wat: 'mijn_stem' } : { wat: 'thuis', leerling };
  if (may.has('opp_inbrengen') && !may.has('opp_schrijven')) return { wat: 'thuis', leerling };
  if (plek.soort === 'opp') return { wat: 'opp', leerling };
  if (!may.has('opp_schrijven')) return null;
  return { wat: plek.soort === 'opp_stem' ? 'stem' : 'evaluatie', leerling };
}

/** For an ouder of one child its place on that child's card; for who works at school the leerlijn itself. */
async function opentLijn(tx: Tx, who: KnownActor, id: string): Promise<Opent | null> {
  const lijn = await lijnNu(tx, id);
  if (!lijn) return null;
  const kinderen = await mijnLeerlingen(tx, who);
  const [kind] = kinderen;
  if (kind === undefined) return { wat: 'leerlijn', leerlijn: lijn.id, niveau: lijn.niveau };
  return kinderen.length === 1 ? { wat: 'kaart', leerling: kind.id, leerlijn: lijn.id } : { wat: 'begin' };
}

/** Whether this person may see the card of a pupil whose work he looks at (Submission Review 1.0). */
export async function magInzien(tx: Tx, who: KnownActor, leerling: string): Promise<boolean> {
  return (await permissionsOnLeerling(tx, who, ['kaart_lezen'], leerling)).has('kaart_lezen');
}
