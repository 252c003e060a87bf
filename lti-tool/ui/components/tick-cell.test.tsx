import { describe, expect, it } from 'vitest';
import { renderFragment } from '../render.ts';
import { tagsOf } from '../test-kit/tags.ts';
import { TickCell } from './tick-cell.tsx';

const only = (html: string) => tagsOf(html)[0]?.attributes ?? new Map<string, string>();

describe('TickCell (R29, R30)', () => {
  it('is a toggle button with a name that says who, what and the state', () => {
    const html = renderFragment(
      <TickCell
        id="t"
        leerling="Pip Regenlaars"
        wat="NT-M-2a beantwoordt een vraag"
        done={false}
        stand={2}
      />,
    );
    expect(html).toMatch(/^<button type="button"/);
    expect(only(html).get('aria-pressed')).toBe('false');
    expect(only(html).get('aria-label')).toBe('Pip Regenlaars: NT-M-2a beantwoordt een vraag, met hulp');
  });

  it('is pressed when done, also for an actie without standen', () => {
    const html = renderFragment(<TickCell id="t" leerling="Pip" wat="winkelspel" done />);
    expect(only(html).get('aria-pressed')).toBe('true');
    expect(only(html).get('aria-label')).toBe('Pip: winkelspel, gedaan');
    expect(only(html).has('data-stand')).toBe(false);
  });

  it('can take its name from the headings of a matrix, with its own state last', () => {
    const attributes = only(renderFragment(<TickCell id="t" labelledBy={['rij', 'kolom']} done stand={4} />));
    expect(attributes.get('aria-labelledby')).toBe('rij kolom t');
    expect(attributes.get('aria-label')).toBe('nu: beheerst');
  });

  it('says that a tap was not saved', () => {
    const html = renderFragment(<TickCell id="t" leerling="Pip" wat="winkelspel" done={false} error />);
    expect(only(html).get('aria-label')).toMatch(/, niet bewaard$/);
    expect(only(html).has('data-error')).toBe(true);
  });

  it('swaps itself, unless told otherwise', () => {
    const post = { post: '/tik' };
    expect(only(renderFragment(<TickCell id="t" leerling="P" wat="w" done hx={post} />)).get('hx-swap')).toBe(
      'outerHTML',
    );
    const none = <TickCell id="t" leerling="P" wat="w" done hx={{ ...post, swap: 'none' }} />;
    expect(only(renderFragment(none)).get('hx-swap')).toBe('none');
  });
});
