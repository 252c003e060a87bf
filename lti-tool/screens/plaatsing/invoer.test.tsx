import { describe, expect, it } from 'vitest';
import { renderFragment } from '../../ui/render.ts';
import { id } from '../testing/samples/basis.ts';
import { voorstel } from '../testing/samples/leerling.ts';
import { Formulier } from './formulier.tsx';
import { beginstand, doelVeld, fouten, ingevuld } from './invoer.ts';

const body = { act: id(1), reden: '' };

describe('the form of placing in another niveau (R31, R32)', () => {
  it('opens with the next niveau chosen and every open doel carried over', () => {
    const invoer = beginstand(id(1), voorstel);
    expect(invoer.niveau).toBe(voorstel.aanbevolen);
    expect(Object.values(invoer.openDoelen)).toEqual(['meenemen', 'meenemen']);
  });

  it('reads of every doel that was asked about whether it goes along', () => {
    const gelezen = ingevuld({
      ...body,
      [doelVeld(id(7))]: 'vervallen',
      [doelVeld(id(8))]: 'meenemen',
      anders: 'x',
    });
    expect(gelezen.openDoelen).toEqual({ [id(7)]: 'vervallen', [id(8)]: 'meenemen' });
  });

  it('asks for a niveau, and for a reason that says something', () => {
    expect(fouten(ingevuld(body)).niveau).toBeDefined();
    const naar = { ...body, niveau: voorstel.aanbevolen ?? '' };
    expect(fouten(ingevuld({ ...naar, reden: ' x ' })).reden).toBeDefined();
    expect(fouten(ingevuld(naar))).toEqual({});
  });

  it('shows the nearest niveau first and says where a choice leads', () => {
    const html = renderFragment(
      <Formulier voorstel={voorstel} invoer={beginstand(id(1), voorstel)} fouten={{}} />,
    );
    const volgorde = [...html.matchAll(/<span>(Niveau \d)/g)].map((match) => match[1]);
    expect(volgorde).toEqual(['Niveau 4', 'Niveau 5', 'Niveau 3', 'Niveau 2', 'Niveau 1']);
    expect(html).toContain('Niveau 3 blijft');
    expect(html).toContain('Hoger dan het uitstroomniveau');
    expect(html).toContain('Lager dan nu: schrijf op waarom.');
  });

  it('keeps what was filled in, says what is missing aloud and brings the focus there', () => {
    const invoer = {
      ...beginstand(id(1), voorstel),
      niveau: voorstel.keuzes[0]?.niveau.id ?? null,
      reden: 'ab',
    };
    const html = renderFragment(
      <Formulier voorstel={voorstel} invoer={invoer} fouten={{ reden: 'Schrijf op waarom.' }} />,
    );
    expect(html).toMatch(new RegExp(`value="${invoer.niveau}" checked`));
    expect(html).toContain('>ab</textarea>');
    expect(html).toContain('data-focus');
    expect(html).toContain('data-announce="Dat lukte niet: Schrijf op waarom."');
    expect(html).toContain('aria-invalid="true"');
  });
});
