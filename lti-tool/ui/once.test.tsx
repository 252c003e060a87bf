import { expect, it } from 'vitest';
import { once } from './once.ts';
import { renderFragment } from './render.ts';

it('what never differs is rendered one time, and reads the same ever after', () => {
  let renders = 0;
  const Teken = once(() => {
    renders += 1;
    return <b title={'"<'}>{'a < b'}</b>;
  });
  const page = () =>
    renderFragment(
      <p>
        <Teken /> {'c < d'} {Teken()}
      </p>,
    );

  const eerst = page();
  expect(eerst).toBe('<p><b title="&quot;&lt;">a &lt; b</b> c &lt; d <b title="&quot;&lt;">a &lt; b</b></p>');
  expect(page()).toBe(eerst);
  expect(renders).toBe(1);
});
