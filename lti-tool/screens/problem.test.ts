import { describe, expect, it } from 'vitest';
import { AppError } from '../../gateway/errors.ts';
import { toProblem } from '../../gateway/platform/http/problem.ts';
import { fakeAssets } from '../ui/test-kit/fake-assets.ts';
import { problemRenderer } from './problem.tsx';

const render = problemRenderer(fakeAssets);
const problem = (error: unknown) => toProblem(error, 'a1b2-c3d4');

describe('an error as a person sees it', () => {
  it('is a page that says what happened, what to do, and the number of the request', () => {
    const html = render(problem(new AppError('not_found', 'Dit bestaat niet (meer).')), false);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="nl">/);
    expect(html).toContain('Dit bestaat niet (meer).');
    expect(html).toContain('href="/vandaag"');
    expect(html).toContain('a1b2-c3d4');
  });

  it('is a message in place for a partial update, so that the page stays as it was', () => {
    const html = render(problem(new AppError('conflict', 'Iemand was je voor.')), true);
    expect(html).toMatch(/^<hx-partial hx-target="#meldingen"/);
    expect(html).toContain('Iemand was je voor.');
    expect(html).toContain('data-announce');
    expect(html).toContain('a1b2-c3d4');
  });

  it('shows nothing of an error that is not ours, and offers no page that needs a session', () => {
    const html = render(problem(new Error('password=geheim')), false);
    expect(html).not.toContain('geheim');
    expect(render(problem(new AppError('not_signed_in', 'Meld je aan.')), false)).not.toContain(
      'class="utrecht-button',
    );
  });

  it('escapes what an error says', () => {
    for (const partial of [true, false]) {
      const html = render(problem(new AppError('bad_request', '<b>x</b>')), partial);
      expect(html).toContain('&lt;b>x&lt;/b>');
    }
  });
});
