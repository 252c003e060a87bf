import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Opent } from '../../lti/plekken-service.ts';
import { evaluatieUrl, oppUrl } from '../opp/urls.ts';
import { LEERLIJNEN_ZIEN } from '../roles.ts';
import { MIJN_STEM, stemUrl } from '../stem/urls.ts';
import { planUrl } from '../thuis/urls.ts';
import { groepUrl, kaartUrl } from '../urls.ts';

/** The page that a placed link opens; null when it is not for this role. */
export function landingVan(opent: Opent, who: Pick<KnownActor, 'roles'>): string | null {
  switch (opent.wat) {
    case 'groep':
      return groepUrl(opent.groep);
    case 'kaart':
      return kaartUrl(opent.leerling, opent.leerlijn ?? undefined);
    case 'leerlijn':
      if (!LEERLIJNEN_ZIEN.some((rol) => who.roles.has(rol))) return null;
      return opent.niveau === null ? '/leerlijnen' : `/leerlijnen/${opent.leerlijn}/${opent.niveau}`;
    case 'opp':
      return oppUrl(opent.leerling);
    case 'stem':
      return stemUrl(opent.leerling);
    case 'evaluatie':
      return evaluatieUrl(opent.leerling);
    case 'thuis':
      return planUrl(opent.leerling);
    case 'mijn':
      return '/mijn';
    case 'mijn_stem':
      return MIJN_STEM;
    case 'begin':
      return '/vandaag';
  }
}
