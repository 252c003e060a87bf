import type { VNode } from 'preact';
import type { Cursus, CursusHeel, Lid } from '../../lti/cursussen-service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { hx } from '../../ui/components/hx.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Progress } from '../../ui/components/progress.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { mensUrl } from '../mensen/urls.ts';
import { GroepKaart } from './groep-kaart.tsx';
import { bekendInWoorden, KRUIMEL } from './lijst-page.tsx';
import { CURSUSSEN, cursusUrl, deelnemersUrl, groepjesUrl, lidUrl } from './urls.ts';

export interface CursusPageProps {
  readonly frame: Frame;
  readonly heel: CursusHeel;
  readonly now: Date;
}

/** One course of an ELO: who is in it, who Koers knows, and which group it is. */
export function CursusPage({ frame, heel, now }: CursusPageProps): VNode {
  const { cursus } = heel;
  return (
    <Page frame={frame} title={cursus.titel} plek="leeromgevingen">
      <PageHeader
        title={cursus.titel}
        crumbs={[KRUIMEL, { href: CURSUSSEN, label: 'Cursussen' }]}
        lead={`Een cursus op ${cursus.elo}.`}
        {...(cursus.groepjes
          ? {
              actions: (
                <LinkButton href={groepjesUrl(cursus.id)} icon="friends">
                  Groepjes
                </LinkButton>
              ),
            }
          : {})}
      />
      <Deelnemers heel={heel} now={now} />
    </Page>
  );
}

/** The part that asks again while the class list is being read: what asks something of the beheerder comes before who is known. */
function Deelnemers({ heel, now }: Pick<CursusPageProps, 'heel' | 'now'>): VNode {
  const { cursus } = heel;
  const live = cursus.bezig
    ? hx({
        get: cursusUrl(cursus.id),
        trigger: 'load delay:2s, every 20s',
        select: '#deelnemers',
        target: '#deelnemers',
        swap: 'outerMorph',
      })
    : {};
  return (
    <div id="deelnemers" class="k-stack" {...live}>
      <Card title="Deelnemers" icon="users">
        <Stand cursus={cursus} now={now} />
        {cursus.leesbaar ? (
          <form method="post" action={deelnemersUrl(cursus.id)}>
            <Button
              type="submit"
              icon="refresh"
              busy={cursus.bezig}
              {...(cursus.gelezen === null && !cursus.bezig ? { kind: 'primary' } : {})}
            >
              {cursus.gelezen === null ? 'Lees de deelnemers' : 'Lees opnieuw'}
            </Button>
          </form>
        ) : null}
      </Card>
      {cursus.gelezen === null ? null : <Onbekend heel={heel} />}
      <GroepKaart heel={heel} />
      {cursus.gelezen === null ? null : <Bekend bekend={heel.bekend} />}
    </div>
  );
}

const FOUT: Readonly<Record<string, string>> = {
  source_unavailable: 'De ELO antwoordde niet. Koers probeert het vanzelf opnieuw.',
  source_refused:
    'De ELO laat Koers niet lezen wie er in deze cursus zit. Vraag de beheerder van de ELO om Koers toegang te geven tot de deelnemers (Names and Roles).',
  source_invalid:
    'De ELO stuurde een lijst die Koers niet kan lezen. Meld dit bij wie Koers voor jullie beheert.',
};

function Stand({ cursus, now }: { cursus: Cursus; now: Date }): VNode {
  if (!cursus.leesbaar)
    return (
      <p>
        Deze ELO laat Koers niet lezen wie er in de cursus zit. Wie Koers opent, wordt wel herkend of komt bij
        “Wie wacht op koppelen”.
      </p>
    );
  if (cursus.bezig) return <Progress id="lezen" label="Koers leest de deelnemers" />;
  if (cursus.fout !== null)
    return (
      <Notice kind="warning" title="De deelnemers zijn niet gelezen">
        <p>{FOUT[cursus.fout] ?? 'Er ging iets mis. Probeer het later nog eens.'}</p>
      </Notice>
    );
  if (cursus.gelezen === null)
    return (
      <p>Koers weet nog niet wie er in deze cursus zit. Koers leest dat in de ELO als jij erom vraagt.</p>
    );
  return <p>{`${bekendInWoorden(cursus)}. Gelezen: ${wanneer(cursus.gelezen, now)}.`}</p>;
}

const ALS: Readonly<Record<Lid['als'], string>> = {
  leerling: 'leerling',
  medewerker: 'leerkracht',
  ouder: 'ouder',
  overig: 'iemand anders',
};

function Onbekend({ heel: { cursus, onbekend } }: Pick<CursusPageProps, 'heel'>): VNode {
  if (onbekend.length > 0 && onbekend.every((lid) => lid.naam === null))
    return (
      <Notice title="Deze ELO geeft geen namen">
        <p>
          {`${onbekend.length === 1 ? '1 deelnemer is' : `${onbekend.length} deelnemers zijn`} nog niet bekend. Laat hen Koers één keer openen: ze zien dan een code, en jij koppelt die code aan de juiste persoon.`}
        </p>
      </Notice>
    );
  return (
    <Card title={`Nog niet bekend (${onbekend.length})`} icon="help-circle">
      <Table
        caption="Deelnemers die Koers nog niet kent"
        captionHidden
        rows={onbekend}
        rowKey={(lid) => lid.id}
        empty={<p>Er is niemand om te koppelen.</p>}
        columns={[
          {
            key: 'naam',
            header: 'Naam in de ELO',
            rowHeader: true,
            cell: (lid) => lid.naam ?? 'Zonder naam',
          },
          { key: 'als', header: 'Rol', cell: (lid) => ALS[lid.als] },
          {
            key: 'koppel',
            header: 'Koppelen',
            cell: (lid) =>
              lid.als === 'overig' ? (
                <Nothing />
              ) : (
                <LinkButton
                  href={lidUrl(cursus.id, lid.id)}
                  icon="user"
                  label={`Koppelen: ${lid.naam ?? 'deelnemer zonder naam'}`}
                >
                  Koppelen
                </LinkButton>
              ),
          },
        ]}
      />
    </Card>
  );
}

function Bekend({ bekend }: { bekend: readonly Lid[] }): VNode | null {
  if (bekend.length === 0) return null;
  return (
    <Card title={`Bekend (${bekend.length})`} icon="circle-check">
      <Table
        caption="Deelnemers die Koers kent"
        captionHidden
        rows={bekend}
        rowKey={(lid) => lid.id}
        columns={[
          {
            key: 'naam',
            header: 'Naam in Koers',
            rowHeader: true,
            // There an account that was linked by mistake is taken away again.
            cell: (lid) => <a href={mensUrl(lid.persoon ?? '')}>{lid.naam}</a>,
          },
          { key: 'als', header: 'Rol', cell: (lid) => ALS[lid.als] },
        ]}
      />
    </Card>
  );
}
