import { describe, expect, it } from 'vitest';
import { renderFragment } from '../render.ts';
import { tagsNamed } from '../test-kit/tags.ts';
import { RadioGroup } from './choice.tsx';
import { Input, Select, Textarea } from './input.tsx';

const wrong = { id: 'f', name: 'n', label: 'Reden', hint: 'Eén zin.', error: 'Vul een reden in.' };

describe('form fields', () => {
  it.each([
    ['input', <Input key="i" {...wrong} />],
    ['select', <Select key="s" {...wrong} options={[{ value: 'a', label: 'A' }]} />],
    ['textarea', <Textarea key="t" {...wrong} />],
  ])('%s tells its error first, then its hint, and is marked invalid', (name, vnode) => {
    const html = renderFragment(vnode);
    const control = tagsNamed(html, name)[0]?.attributes;
    expect(control?.get('aria-describedby')).toBe('f-fout f-hint');
    expect(control?.get('aria-invalid')).toBe('true');
    expect(html).toContain('id="f-fout"');
    expect(html).toContain('for="f"');
  });

  it('is required unless it is optional, and says the latter in words', () => {
    expect(renderFragment(<Input id="f" name="n" label="L" />)).toContain('required');
    const optional = renderFragment(<Input id="f" name="n" label="L" optional />);
    expect(optional).not.toContain('required');
    expect(optional).toContain('(hoeft niet)');
  });

  it('ties a group to its legend and its error', () => {
    const html = renderFragment(
      <RadioGroup {...wrong} choices={[{ value: 'a', label: 'A', checked: true }]} />,
    );
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="f-fout f-hint"/);
    expect(html).toContain('<legend');
    expect(tagsNamed(html, 'input')[0]?.attributes.has('checked')).toBe(true);
  });
});
