import type { ComponentChildren, VNode } from 'preact';
import type { OppInhoud, OppVeld } from '../../../gateway/model/opp.ts';
import { Card } from '../../ui/components/card.tsx';
import type { Sleutel } from '../../ui/talen/nl.ts';
import type { Vertaal } from '../../ui/talen/taal.ts';
import { dagVoluit } from '../datum.ts';
import { VanSchool } from './kader.tsx';

export interface SectieProps {
  inhoud: OppInhoud;
  t: Vertaal;
}
type Letter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g';

/** One section: its name, what the school wrote, and why it is in the plan at all. */
function Sectie({
  letter,
  titel,
  leeg,
  t,
  children,
}: {
  letter: Letter;
  titel?: string;
  leeg: boolean;
  t: Vertaal;
  children: ComponentChildren;
}): VNode {
  return (
    <Card title={titel ?? t(`opp.${letter}.titel` as Sleutel)} id={`sectie-${letter}`}>
      {leeg ? <p>{t('opp.leeg')}</p> : children}
      <details class="s-thuis__waarom">
        <summary>{t('opp.waarom')}</summary>
        <p>{t(`opp.${letter}.waarom`)}</p>
      </details>
    </Card>
  );
}

/** A name in the language of the reader, with Dutch words under it; nothing when there are none. */
function Feit({ naam, veld }: { naam: string; veld: OppVeld | string | null }): VNode | null {
  const waarde = veld === null || typeof veld === 'string' ? veld : veld.waarde;
  if (!waarde) return null;
  return (
    <div class="s-thuis__feit">
      <dt>{naam}</dt>
      <dd>
        <VanSchool>{waarde}</VanSchool>
      </dd>
    </div>
  );
}

export function SectieA({ inhoud: { a }, t }: SectieProps): VNode {
  const geboren = a.leerling.geboortedatum;
  return (
    <Sectie letter="a" leeg={false} t={t}>
      <dl class="s-thuis__feiten">
        <Feit naam={t('opp.a.leerling')} veld={a.leerling.naam} />
        <Feit naam={t('opp.a.geboren')} veld={geboren === null ? null : dagVoluit(geboren)} />
        <Feit naam={t('opp.a.groep')} veld={a.groep} />
        <Feit naam={t('opp.a.beslissen')} veld={a.gezaghebbenden.map((p) => p.naam).join(', ')} />
      </dl>
    </Sectie>
  );
}

export function SectieB({ inhoud: { b }, t }: SectieProps): VNode {
  const gevuld = b.leergebieden.filter(({ nu, streefniveau }) => nu.waarde || streefniveau.waarde);
  return (
    <Sectie letter="b" leeg={gevuld.length === 0 && !b.beeld.waarde} t={t}>
      {b.beeld.waarde ? <VanSchool>{b.beeld.waarde}</VanSchool> : null}
      <ul class="s-thuis__lijst">
        {gevuld.map(({ leergebied, leerlijn, nu, streefniveau }) => (
          <li key={`${leergebied}-${leerlijn}`}>
            <VanSchool inline>{leerlijn}</VanSchool>
            <span class="s-thuis__stand">
              {nu.waarde ? (
                <span>
                  {`${t('opp.b.nu')}: `}
                  <VanSchool inline>{nu.waarde}</VanSchool>
                </span>
              ) : null}
              {streefniveau.waarde ? (
                <span>
                  {`${t('opp.b.doel')}: `}
                  <VanSchool inline>{streefniveau.waarde}</VanSchool>
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Sectie>
  );
}

export function SectieC({ inhoud: { c }, t }: SectieProps): VNode {
  const groep = (richting: 'bevorderend' | 'belemmerend', naam: string) => {
    const deze = c.filter((factor) => factor.richting === richting);
    if (deze.length === 0) return null;
    return (
      <>
        <h3>{naam}</h3>
        <ul class="s-thuis__lijst">
          {deze.map((factor) => (
            <li key={factor.factor}>
              <VanSchool>
                {factor.tekst}
                {factor.behoefte ? <span class="k-small">{factor.behoefte}</span> : null}
              </VanSchool>
            </li>
          ))}
        </ul>
      </>
    );
  };
  return (
    <Sectie letter="c" leeg={c.length === 0} t={t}>
      {groep('bevorderend', t('opp.c.helpt'))}
      {groep('belemmerend', t('opp.c.lastig'))}
    </Sectie>
  );
}

export function SectieD({ inhoud: { d }, t }: SectieProps): VNode {
  const leeg = !d.leerroute.waarde && !d.bestemming.waarde && !d.onderbouwing.waarde;
  return (
    <Sectie letter="d" leeg={leeg} t={t}>
      <dl class="s-thuis__feiten">
        <Feit naam={t('opp.d.richting')} veld={d.leerroute} />
        <Feit naam={t('opp.d.bestemming')} veld={d.bestemming} />
        <Feit naam={t('opp.d.onderbouwing')} veld={d.onderbouwing} />
      </dl>
    </Sectie>
  );
}

export function SectieF({ inhoud: { a, f }, t }: SectieProps): VNode {
  return (
    <Sectie letter="f" titel={t('opp.f.titel', { naam: a.leerling.roepnaam })} leeg={f.length === 0} t={t}>
      {f.map((stem) => (
        <div key={`${stem.moment}-${stem.op}`}>
          {stem.gehoord || stem.volgendePoging === null ? null : (
            <p>{t('opp.f.niet', { datum: new Date(`${stem.volgendePoging}T12:00:00Z`) })}</p>
          )}
          {stem.eigenWoorden ? (
            <VanSchool>
              <blockquote>{stem.eigenWoorden}</blockquote>
            </VanSchool>
          ) : null}
          <dl class="s-thuis__feiten" lang="nl" dir="ltr">
            {stem.gevraagd.map(({ vraag, antwoord }) => (
              <Feit key={vraag} naam={vraag} veld={antwoord} />
            ))}
          </dl>
        </div>
      ))}
    </Sectie>
  );
}

export function SectieG({ inhoud: { g }, t }: SectieProps): VNode | null {
  if (g === null) return null;
  return (
    <Sectie letter="g" leeg={g.leergebieden.length === 0} t={t}>
      <dl class="s-thuis__feiten">
        {g.leergebieden.map((rij) => (
          <Feit key={rij.leerlijn} naam={rij.leerlijn} veld={rij.conclusie.waarde ?? rij.behaald} />
        ))}
      </dl>
    </Sectie>
  );
}

export function SectieE({ inhoud: { e }, t }: SectieProps): VNode {
  const woorden = [e.ondersteuning, e.hulpmiddelen, e.zorg, e.afwijkingen].some((veld) => veld.waarde);
  return (
    <Sectie letter="e" leeg={e.doelen.length === 0 && !woorden} t={t}>
      {e.doelen.length > 0 ? (
        <>
          <h3>{t('opp.e.doelen')}</h3>
          <ul class="s-thuis__lijst">
            {e.doelen.map((doel) => (
              <li key={`${doel.leerlijn}-${doel.code}`}>
                <VanSchool>
                  <p>{`De leerling ${doel.tekst}.`}</p>
                </VanSchool>
                {doel.acties.length > 0 ? (
                  <>
                    <p class="k-small">{t('opp.e.acties')}</p>
                    <ul lang="nl" dir="ltr">
                      {doel.acties.map((actie) => (
                        <li key={actie.wat}>
                          {[actie.wat, actie.wie, actie.hoeVaak].filter(Boolean).join(' · ')}
                        </li>
                      ))}
                    </ul>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <dl class="s-thuis__feiten">
        <Feit naam={t('opp.e.ondersteuning')} veld={e.ondersteuning} />
        <Feit naam={t('opp.e.hulpmiddelen')} veld={e.hulpmiddelen} />
        <Feit naam={t('opp.e.zorg')} veld={e.zorg} />
        <Feit naam={t('opp.e.afwijkingen')} veld={e.afwijkingen} />
      </dl>
    </Sectie>
  );
}
