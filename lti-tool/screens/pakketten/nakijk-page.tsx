import type { VNode } from 'preact';
import type { Gelezen, LeesFout } from '../../../gateway/leerlijnen/formaten/gelezen.ts';
import type { Bekeken } from '../../../gateway/leerlijnen/uploads.ts';
import type { ImportVerslag } from '../../../gateway/leerlijnen/view.ts';
import { Card } from '../../ui/components/card.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { KeuzeForm } from './keuze-form.tsx';
import { Regels } from './regels.tsx';
import { INLEZEN, PAKKETTEN } from './urls.ts';
import { aantal, FORMAAT, inhoudInWoorden } from './words.ts';

export interface NakijkPageProps {
  frame: Frame;
  bekeken: Bekeken;
  /** What storing it would do; `null` when it cannot be stored, and then why. */
  proef: { readonly verslag: ImportVerslag } | { readonly fout: string } | null;
  bestuur: string | null;
}

/** Second step: how Koers reads the file, row by row, and what a person says of it instead. Nothing is stored yet (R9). */
export function NakijkPage({ frame, bekeken, proef, bestuur }: NakijkPageProps): VNode {
  const { upload, gelezen } = bekeken;
  return (
    <Page frame={frame} title={`${upload.naam} nakijken`} plek="leerlijnen">
      <PageHeader
        title="Nakijken"
        crumbs={[
          { href: PAKKETTEN, label: 'Pakketten' },
          { href: INLEZEN, label: 'Pakket inlezen' },
        ]}
        lead={`Zo leest Koers ${upload.naam}. Er is nog niets bewaard.`}
      />
      {gelezen.goed ? (
        <Goed gelezen={gelezen} proef={proef} />
      ) : (
        <Fouten formaat={gelezen.formaat} fouten={gelezen.fouten} />
      )}
      <KeuzeForm bekeken={bekeken} kan={proef !== null && 'verslag' in proef} bestuur={bestuur} />
      <Card title="Verslag per regel" icon="list-check">
        <Regels regels={gelezen.regels.filter((r) => r.uitkomst !== 'aangenomen' || r.waarom !== '')} />
      </Card>
    </Page>
  );
}

function Goed({
  gelezen,
  proef,
}: {
  gelezen: Extract<Gelezen, { goed: true }>;
  proef: NakijkPageProps['proef'];
}): VNode {
  const geweigerd = gelezen.regels.filter((r) => r.uitkomst === 'geweigerd').length;
  const titel = `${FORMAAT[gelezen.formaat]}: ${inhoudInWoorden(gelezen.pakket)}`;
  if (proef && 'fout' in proef) return <Notice kind="error" title={proef.fout} announce />;
  if (proef?.verslag.uitkomst === 'stond_er_al')
    return <Notice kind="info" title="Deze versie staat al in Koers, precies zo." announce />;
  if (geweigerd > 0)
    return (
      <Notice kind="warning" title={titel} announce>
        <p>{`${aantal(geweigerd, 'regel wordt', 'regels worden')} niet overgenomen. Hieronder staat waarom.`}</p>
      </Notice>
    );
  return <Notice kind="success" title={titel} announce />;
}

function Fouten({ formaat, fouten }: { formaat: Gelezen['formaat']; fouten: readonly LeesFout[] }): VNode {
  return (
    <div id="fouten" data-focus="" tabIndex={-1}>
      <Notice
        kind="error"
        title={
          formaat === null
            ? 'Koers herkent dit bestand niet.'
            : `${FORMAAT[formaat]}: zo kan Koers het niet inlezen.`
        }
        announce
      >
        <ul>
          {fouten.slice(0, 20).map((fout) => (
            <li key={fout.path + fout.message}>{`${fout.path ? `${fout.path}: ` : ''}${fout.message}`}</li>
          ))}
        </ul>
        {fouten.length > 20 ? <p>{`En nog ${fouten.length - 20}.`}</p> : null}
      </Notice>
    </div>
  );
}
