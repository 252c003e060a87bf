import type { VNode } from 'preact';
import type { SchoolKeysView } from '../../../gateway/access/keys-view.ts';
import type { OwnKey } from '../../lti/sleutels-service.ts';
import { Card } from '../../ui/components/card.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { EigenSleutels } from './eigen-sleutels.tsx';
import { SchoolSleutels } from './school-sleutels.tsx';

export type Gedaan = 'lti';

export interface SleutelsPageProps {
  frame: Frame;
  view: SchoolKeysView;
  eigen: readonly OwnKey[];
  now: Date;
  /** Where the form for a new key of Koers posts to. */
  action: string;
  gedaan?: Gedaan | undefined;
  fout?: string;
}

/** Which keys there are and whether they open; never a key itself. */
export function SleutelsPage({ frame, view, eigen, now, action, gedaan, fout }: SleutelsPageProps): VNode {
  const messages = gedaan ? (
    <Toast icon="check" text="De nieuwe sleutel is gemaakt. Hij tekent vanaf morgen." />
  ) : undefined;
  return (
    <Page frame={frame} title="Sleutels" plek="sleutels" {...(messages === undefined ? {} : { messages })}>
      <PageHeader
        title="Sleutels"
        lead="Waarmee Koers gegevens van je school versleutelt, en of alles nog opent. De sleutels zelf staan hier niet."
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Er is geen nieuwe sleutel gemaakt">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      <Heel view={view} eigen={eigen} />
      <SchoolSleutels view={view} now={now} />
      <EigenSleutels eigen={eigen} faults={view.ownFaults} now={now} action={action} />
      <Kopie />
    </Page>
  );
}

/** The answer first: does everything open, and if not, what then. */
function Heel({ view, eigen }: { view: SchoolKeysView; eigen: readonly OwnKey[] }): VNode {
  const stuk = view.report.faults.length + eigen.filter((key) => view.ownFaults.has(key.kid)).length;
  if (stuk === 0)
    return (
      <Notice kind="success" title="Alle sleutels openen">
        <p>Koers heeft ze net allemaal geprobeerd.</p>
      </Notice>
    );
  return (
    <Notice kind="error" title={stuk === 1 ? '1 sleutel opent niet' : `${stuk} sleutels openen niet`}>
      <p>
        Teksten onder zo’n sleutel zijn nu niet te lezen. Gooi niets weg en draai niets terug. Vraag wie Koers
        voor jullie beheert om <code>npx koers keys verify</code> te draaien: dat noemt welke het zijn.
      </p>
    </Notice>
  );
}

/** What a dump reveals (docs/security/keys.md), for who must decide where a backup stands. */
function Kopie(): VNode {
  return (
    <Card title="Wat staat er in een kopie van de database?" icon="file-text">
      <p>Iemand met een kopie (een back-up) en zonder de hoofdsleutel:</p>
      <ul>
        <li>
          <strong>leest wel</strong> namen, geboortedatums en e-mailadressen, in welke groep een leerling zit,
          de leerroute, de streefniveaus en welke doelen behaald zijn;
        </li>
        <li>
          <strong>leest wel</strong> wie welke rol heeft en waarom, en wie wat wanneer heeft gedaan;
        </li>
        <li>
          <strong>leest niet</strong> wat collega’s over een leerling schreven, zoals redenen, factoren en
          zorg;
        </li>
        <li>
          <strong>komt niet binnen</strong>: er staan geen wachtwoorden in, en de toegang tot jullie
          leerlingvolgsysteem is versleuteld.
        </li>
      </ul>
      <p>
        Bewaar een back-up dus net zo zorgvuldig als een dossier. Bewaar de hoofdsleutel ergens anders dan de
        back-up. Is de hoofdsleutel weg, dan opent niemand de versleutelde teksten meer.
      </p>
    </Card>
  );
}
