import type { VNode } from 'preact';
import type { OppView } from '../../../gateway/opp/service.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { dagVoluit, datumVan } from '../datum.ts';
import { isConcept } from './kader.ts';
import { oppUrl, oppVersieUrl } from './urls.ts';

/** R41: says which version is in force, when it is another than the one on the page. */
export function Banner({ opp }: { opp: OppView }): VNode | null {
  const { versie } = opp;
  const geldend = opp.versies.find((v) => v.status === 'vastgesteld' || v.status === 'in_evaluatie');
  if (!versie || geldend?.id === versie.id) return <NaarConcept opp={opp} />;
  if (isConcept(versie) && geldend)
    return (
      <Notice title={`Versie ${geldend.nummer} geldt. Dit is het concept van versie ${versie.nummer}.`}>
        <p>
          {`In de klas verandert er niets tot je dit concept vaststelt. `}
          <a href={oppVersieUrl(opp.leerling.id, geldend.nummer)}>{`Lees versie ${geldend.nummer}`}</a>
          {geldend.vastgesteldOp ? `, vastgesteld op ${dagVoluit(datumVan(geldend.vastgesteldOp))}.` : '.'}
        </p>
      </Notice>
    );
  if (isConcept(versie)) return null;
  return (
    <Notice title="Je leest een oude versie">
      <p>
        Deze versie verandert niet meer. <a href={oppUrl(opp.leerling.id)}>Naar het OPP van nu</a>
      </p>
    </Notice>
  );
}

/** On what is in force, while a concept is made beside it. */
function NaarConcept({ opp }: { opp: OppView }): VNode | null {
  const concept = opp.versies.find((v) => isConcept(v));
  if (!concept || concept.id === opp.versie?.id) return null;
  return (
    <Notice title={`Er is een concept van versie ${concept.nummer}`}>
      <p>
        Dit is wat nu geldt.{' '}
        <a href={oppUrl(opp.leerling.id)}>{`Werk verder aan versie ${concept.nummer}`}</a>
      </p>
    </Notice>
  );
}
