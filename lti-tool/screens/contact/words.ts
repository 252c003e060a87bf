import type { MailStaat, RelatieReden, RelatieSoort, Toegang } from '../../../gateway/access/contact/view.ts';
import type { Overhandigd } from '../../../gateway/access/ouder-uitnodiging/zekerheid.ts';
import { dagVoluit, datumVan } from '../datum.ts';

export const SOORT: Readonly<Record<RelatieSoort, string>> = {
  ouder: 'ouder',
  verzorger: 'verzorger',
  voogd: 'voogd',
  mentor: 'mentor',
  curator: 'curator',
};

export const REDEN: Readonly<Record<RelatieReden, string>> = {
  meerderjarig: 'de leerling is 18 geworden',
  mentorschap: 'mentor, benoemd door de rechter',
  curatele: 'curator, benoemd door de rechter',
  voogdij: 'voogdij',
  gezag_gewijzigd: 'het gezag is veranderd',
  verbeterd: 'het stond er verkeerd',
};

const OVERHANDIGD: Readonly<Record<Overhandigd, string>> = {
  gezien_door_school: 'code gekregen op school',
  post: 'code gekregen per post',
  telefoon: 'code gekregen per telefoon',
};

const MAIL: Readonly<Record<MailStaat, string>> = {
  geen: 'er is geen e-mailadres, dus geef ook de link mee',
  onderweg: 'de mail met de link is onderweg',
  verstuurd: 'de mail met de link is verstuurd',
  niet_ingesteld: 'er is geen mailserver ingesteld, dus geef ook de link mee',
  geweigerd: 'de mailserver nam de mail niet aan, kijk het adres na',
};

/** How far somebody is with coming in, in words. */
export function toegangInWoorden(toegang: Toegang): string {
  if (toegang.staat === 'geen') return 'nog niet uitgenodigd';
  if (toegang.staat === 'uitgenodigd')
    return `uitgenodigd tot ${dagVoluit(datumVan(toegang.tot))}; ${MAIL[toegang.mail]}`;
  const hoe = toegang.zekerheid === null ? '' : ` (${OVERHANDIGD[toegang.zekerheid]})`;
  return `meldt zich aan met een passkey, sinds ${dagVoluit(datumVan(toegang.sinds))}${hoe}`;
}
