import type { VNode } from 'preact';
import type { Contact } from '../../../gateway/access/contact/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { dagVoluit } from '../datum.ts';
import { AdresForm, EindeForm, GezagForm, UitnodigForm } from './forms.tsx';
import { REDEN, SOORT, toegangInWoorden } from './words.ts';

/** One person beside a pupil, with what the school can do about him. */
export function ContactKaart({
  leerling,
  contact,
  huizen,
  magDoen,
}: {
  leerling: string;
  contact: Contact;
  /** How many households the pupil has. */
  huizen: number;
  /** Whether who looks can change something here now. */
  magDoen: boolean;
}): VNode {
  const { persoon, naam, soort, gezag, huishouden, van, reden, email, toegang } = contact;
  const wie = { leerling, persoon };
  return (
    <Card
      title={naam.voluit}
      icon="user"
      aside={gezag ? <Badge tone="success">met gezag</Badge> : <Badge>zonder gezag</Badge>}
    >
      <KeyValueList
        items={[
          { term: 'Is', value: SOORT[soort] },
          { term: 'Sinds', value: dagVoluit(van), ...(reden ? { source: REDEN[reden] } : {}) },
          ...(huizen > 1 ? [{ term: 'Huishouden', value: String(huishouden) }] : []),
          { term: 'E-mail', value: email ?? 'niet bekend' },
          { term: 'In Koers', value: toegangInWoorden(toegang) },
        ]}
      />
      {magDoen ? (
        <>
          <UitnodigForm {...wie} naam={naam.roepnaam} opnieuw={toegang.staat !== 'geen'} />
          <AdresForm {...wie} email={email} />
          <GezagForm {...wie} gezag={gezag} huishouden={huishouden} />
          <EindeForm {...wie} naam={naam.voluit} />
        </>
      ) : null}
    </Card>
  );
}
