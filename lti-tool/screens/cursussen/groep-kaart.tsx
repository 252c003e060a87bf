import type { VNode } from 'preact';
import type { CursusHeel } from '../../lti/cursussen-service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Select } from '../../ui/components/input.tsx';
import { groepUrl } from './urls.ts';

/** Which group of Koers the course is: seen by Koers, said by a person. */
export function GroepKaart({ heel }: { readonly heel: CursusHeel }): VNode {
  const { cursus, voorstel } = heel;
  const groepen = heel.groepen.filter((one) => one.groep !== voorstel?.groep);
  if (cursus.groep !== null)
    return (
      <Card title="Groep" icon="school">
        <p>
          Deze cursus is groep <strong>{cursus.groepNaam}</strong>.
        </p>
        <form method="post" action={groepUrl(cursus.id)}>
          <Button type="submit" name="groep" value="">
            Maak los van de groep
          </Button>
        </form>
      </Card>
    );
  return (
    <Card title="Groep" icon="school" {...(voorstel === null ? {} : { tone: 'land' })}>
      {voorstel === null ? (
        <p>Deze cursus hoort nog niet bij een groep van Koers.</p>
      ) : (
        <form method="post" action={groepUrl(cursus.id)} class="k-stack">
          <p>
            Dit lijkt groep <strong>{voorstel.naam}</strong>:{' '}
            {voorstel.samen === voorstel.van
              ? `alle ${voorstel.van} bekende leerlingen zitten daarin.`
              : `${voorstel.samen} van de ${voorstel.van} bekende leerlingen zitten daarin.`}
          </p>
          <div>
            <Button type="submit" kind="primary" icon="check" name="groep" value={voorstel.groep}>
              {`Ja, dit is ${voorstel.naam}`}
            </Button>
          </div>
        </form>
      )}
      {groepen.length === 0 ? null : (
        <form method="post" action={groepUrl(cursus.id)} class="k-row s-zoek">
          <Select
            id="groep"
            name="groep"
            label={voorstel === null ? 'Kies de groep' : 'Of kies een andere groep'}
            options={groepen.map(({ groep, naam }) => ({ value: groep, label: naam }))}
          />
          <Button type="submit">Dit is de groep</Button>
        </form>
      )}
    </Card>
  );
}
