import type { VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import type { RunStatus, Undone, UndoPreview } from '../../../gateway/sync/service.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { tagsNamed, tagsOf } from '../../ui/test-kit/tags.ts';
import { CheckReport } from './check.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionPage } from './connection-page.tsx';
import { formFields } from './form-fields.ts';
import { RunHistory } from './history.tsx';
import { IssueList } from './issues.tsx';
import { SettingsForm } from './settings-form.tsx';
import { Stand } from './stand.tsx';
import { fakeLvs } from './testing/fake-lvs.ts';
import { CONNECTION, connectionView, counts, NOW, RUN, runView, ZERO } from './testing/views.ts';
import { UndoneMessage } from './undone-message.tsx';

const evil = `"'><img src=x onerror=alert(1)></textarea></title><b>`;

const stand = (status: RunStatus, extra: Parameters<typeof runView>[0] = {}, say?: string) =>
  renderFragment(
    <Stand
      state={{ connection: connectionView({ run: runView({ status, ...extra }) }), settled: null }}
      preview={null}
      now={NOW}
      n={4}
      {...(say ? { say } : {})}
    />,
  );
const root = (html: string) => tagsOf(html)[0]?.attributes ?? new Map<string, string>();

describe('the live part', () => {
  it.each(['queued', 'pulling', 'staged', 'applying'] as const)(
    'asks again a second later while %s',
    (status) => {
      const attributes = root(stand(status));
      expect(attributes.get('hx-get')).toBe(`/koppelingen/${CONNECTION}/stand?plek=pagina&was=${status}&n=5`);
      expect(attributes.get('hx-trigger')).toMatch(/^load delay:1s\b/);
    },
  );

  it.each(['done', 'failed', 'cancelled', 'undone', 'needs_confirmation'] as const)(
    'asks no more once %s',
    (status) => {
      expect([...root(stand(status)).keys()].filter((name) => name.startsWith('hx-'))).toEqual([]);
    },
  );

  it('shows how far a pull is in a named progress bar with its figure', () => {
    const html = stand('pulling', { progress: 0.42 });
    const [bar] = tagsNamed(html, 'progress');
    expect(bar?.attributes.get('value')).toBe('42');
    expect(html).toContain('42 %');
    const label = tagsNamed(html, 'label').find(
      (tag) => tag.attributes.get('for') === bar?.attributes.get('id'),
    );
    expect(label).toBeDefined();
  });

  it('claims no figure that nobody knows', () => {
    expect(tagsNamed(stand('applying', { progress: 1 }), 'progress')[0]?.attributes.has('value')).toBe(false);
  });

  it('speaks only when it is told to', () => {
    expect(root(stand('pulling')).has('data-announce')).toBe(false);
    expect(root(stand('queued', {}, 'Begonnen.')).get('data-announce')).toBe('Begonnen.');
  });

  it('keeps its first button in place while it runs, so that a double click never lands on stop', () => {
    const first = (html: string) => tagsNamed(html, 'button')[0]?.attributes;
    expect(first(stand('done'))?.get('id')).toBe(first(stand('pulling'))?.get('id'));
    expect(first(stand('pulling'))?.get('aria-busy')).toBe('true');
    expect(stand('pulling')).toContain('Stoppen');
    expect(stand('applying')).not.toContain('Stoppen');
  });

  it('offers only to set a paused connection on again, and nothing on one that has ended', () => {
    const acts = (status: 'paused' | 'ended') => {
      const state = { connection: connectionView({ status }), settled: null };
      const html = renderFragment(<ConnectionCard state={state} now={NOW} />);
      return tagsNamed(html, 'form').map((tag) => tag.attributes.get('action')?.split('/').at(-1));
    };
    expect(acts('paused')).toEqual(['hervatten']);
    expect(acts('ended')).toEqual([]);
  });
});

describe('a run that waits for a person', () => {
  const waiting = (reason: 'first_sync' | 'mass_end') => {
    const some = reason === 'first_sync' ? { created: 24 } : { ended: 12, unchanged: 30 };
    const run = runView({
      status: 'needs_confirmation',
      reason,
      counts: counts(some),
      total: { ...ZERO, ...some },
    });
    const becomes = reason === 'first_sync' ? 'created' : 'ended';
    const lines = [{ kind: 'leerling', becomes, naam: 'Pip Regenlaars', groep: 'De Schelpen' } as const];
    const state = { connection: connectionView({ run }), settled: null };
    return renderFragment(<Stand state={state} preview={{ run, lines }} now={NOW} />);
  };

  it('shows what a first sync would bring, by figure and by name, with yes and no', () => {
    const html = waiting('first_sync');
    expect(html).toContain('Pip Regenlaars');
    expect(html).toContain('Nieuwe leerlingen: de eerste 1, en nog 23');
    expect(html).toContain('De Schelpen');
    expect(html).toContain('stond nog niet in Koers');
    expect(tagsNamed(html, 'form').map((tag) => tag.attributes.get('action')?.split('/').at(-1))).toEqual([
      'bevestigen',
      'stoppen',
      'ophalen',
    ]);
  });

  it('says how many would end, who, and that nothing has happened yet; yes is not the tempting button', () => {
    const html = waiting('mass_end');
    expect(html).toContain('12 leerlingen staan ineens niet meer in het LVS');
    expect(html).toContain('Niet meer gevonden leerlingen');
    expect(html).toContain('Er is nog niets veranderd.');
    expect(html).not.toContain('utrecht-button--primary-action');
  });
});

describe('the logbook', () => {
  const NOBODY = { leerlingen: 0, medewerkers: 0, blijven: 0 };
  const log = (live: boolean, extra: Parameters<typeof runView>[0], undo: UndoPreview = NOBODY) =>
    renderFragment(
      <RunHistory
        history={{ runs: [runView(extra)], names: new Map(), undo }}
        me="ria"
        now={NOW}
        live={live}
      />,
    );

  it('offers undo for the run that can be undone, and not while another one is under way', () => {
    expect(log(false, { canUndo: true })).toContain(`/synchronisatie/${RUN}/ongedaan`);
    expect(log(true, { canUndo: true })).not.toContain('/ongedaan');
    expect(log(false, { canUndo: false })).not.toContain('/ongedaan');
  });

  it('warns before undo who goes, who then stays outside, and who does not', () => {
    const ask = (undo: UndoPreview) => log(false, { canUndo: true }, undo);
    const first = ask({ leerlingen: 38, medewerkers: 14, blijven: 5 });
    expect(first).toContain('38 leerlingen en 9 medewerkers gaan uit Koers');
    expect(first).toContain(
      'Deze medewerkers kunnen Koers niet meer openen, ook niet vanuit de leeromgeving',
    );
    expect(first).toContain('5 medewerkers hebben een rol in Koers of een passkey. Zij blijven binnen.');
    const one = ask({ leerlingen: 1, medewerkers: 0, blijven: 0 });
    expect(one).toContain('1 leerling gaat uit Koers');
    expect(one).not.toMatch(/niet meer openen|passkey/);
    for (const undo of [NOBODY, { ...NOBODY, medewerkers: 1, blijven: 1 }])
      expect(ask(undo)).not.toContain('uit Koers');
    expect(log(false, { canUndo: false }, { ...NOBODY, leerlingen: 3 })).not.toContain('uit Koers');
  });

  it('tells the figures per kind, and strikes out what was undone', () => {
    const html = log(false, {
      status: 'undone',
      counts: counts({ created: 7 }),
      total: { ...ZERO, created: 7 },
    });
    expect(html).toContain('<del>7 nieuw</del>');
    expect(html).toMatch(/data-label="Leerlingen"[^>]*>7</);
    expect(html).toMatch(/data-label="Groepen"[^>]*>0</);
  });

  it('tells of missing records that it left alone because other rows could not be read', () => {
    expect(log(false, { counts: counts({ unchanged: 3 }, 2) })).toContain(
      '2 regels ontbraken, maar zijn niet beëindigd',
    );
    expect(log(false, { counts: counts({ unchanged: 3 }, 1) })).toContain(
      '1 regel ontbrak, maar is niet beëindigd',
    );
    expect(log(false, { counts: counts({ unchanged: 3 }) })).not.toContain('ontbr');
  });

  it('tells why a run failed, and has no figures for it', () => {
    const html = log(false, { status: 'failed', error: { code: null, message: 'De sleutel is verlopen.' } });
    expect(html).toContain('De sleutel is verlopen.');
    expect(tagsNamed(html, 'table')).toEqual([]);
  });
});

describe('what undoing did', () => {
  const said = (undone: Undone | null) => renderFragment(<UndoneMessage undone={undone} />);
  it('is told in figures, with what was left alone because others used it', () => {
    const html = said({ restored: 2, removed: 1, kept: 3, stayed: 2 });
    expect(html).toContain('Ongedaan gemaakt: 2 gegevens teruggezet en 1 persoon of groep weggehaald.');
    expect(html).toContain('3 gegevens zijn sindsdien door iemand anders veranderd');
    expect(html).toContain('2 medewerkers met een rol in Koers of een passkey zijn binnen gebleven.');
    expect(said({ restored: 1, removed: 0, kept: 0, stayed: 0 })).not.toContain('sindsdien');
    expect(said({ restored: 0, removed: 0, kept: 1, stayed: 0 })).toContain(
      'De synchronisatie is ongedaan gemaakt.',
    );
    expect(said(null)).toContain('was al ongedaan gemaakt');
  });
});

describe('issues by cause', () => {
  const group = {
    ...({ code: 'x', effect: 'dropped', message: 'Geen sleutel. Vraag erom.', count: 8 } as const),
    unknown: null,
  };

  it('tells what, how often, where, what stood there and what to do', () => {
    const html = renderFragment(
      <IssueList groups={[{ ...group, samples: [{ path: '/leerling[4]', seen: '#' }] }]} />,
    );
    for (const text of [
      'Geen sleutel.',
      '8 keer',
      '/leerling[4]',
      '#',
      'Vraag erom.',
      'Niet overgenomen',
      'De eerste 1 van 8',
    ])
      expect(html).toContain(text);
    expect(tagsNamed(html, 'details')).toHaveLength(1);
  });

  it('says it when nothing stood there', () => {
    expect(
      renderFragment(<IssueList groups={[{ ...group, samples: [{ path: '/a', seen: '' }] }]} />),
    ).toContain('niets');
  });
});

const lvsFields = formFields(fakeLvs().adapter);
const evilRun = runView({ status: 'failed', error: { code: null, message: evil }, requestedBy: 'otto' });
const evilConnection = connectionView({ naam: evil, title: evil, run: evilRun });
const frame = {
  assets: fakeAssets,
  viewer: { naam: evil, rol: evil, school: evil },
  who: { roles: new Set(['beheerder'] as const) },
};
const outcome = {
  state: { connection: evilConnection, settled: runView({ issues: 1 }) },
  issues: {
    run: runView({ issues: 1 }),
    groups: [
      {
        code: evil,
        effect: 'held',
        message: `${evil}. ${evil}`,
        count: 1,
        unknown: null,
        samples: [{ path: evil, seen: evil }],
      } as const,
    ],
  },
  history: { runs: [evilRun], names: new Map([['otto', evil]]), undo: null },
};
const report = { ok: false, steps: [{ ok: false, message: evil }] };

const hostile: Record<string, VNode> = {
  page: (
    <ConnectionPage
      frame={frame}
      outcome={outcome}
      preview={null}
      adapter={undefined}
      files={[]}
      fields={lvsFields}
      settings={{ values: { adres: evil }, answered: ['adres', 'sleutel'], since: NOW }}
      me="ria"
      now={NOW}
      report={report}
    />
  ),
  report: <CheckReport report={report} title={evil} />,
  form: (
    <SettingsForm
      action="/koppelingen/nieuw"
      systeem={evil}
      fields={lvsFields.map((field) => ({ ...field, label: evil, hint: evil }))}
      shown={{ adres: evil, versie: evil }}
      faults={{ naam: evil, adres: evil, '': evil }}
      naam={evil}
      submit="Bewaren"
      cancel="/koppelingen"
    />
  ),
};

describe('text from an LVS, a colleague or a form', () => {
  it.each(Object.entries(hostile))('stays text: %s', (_name, vnode) => {
    const html = renderPage(vnode);
    expect(html).toContain('&lt;img src=x');
    expect(tagsOf(html).filter((tag) => tag.name === 'img' || tag.attributes.has('onerror'))).toEqual([]);
  });

  it('gives every control its own id, and every reference something to point at', () => {
    const tags = tagsOf(renderPage(hostile['page'] ?? <p />));
    const ids = tags.flatMap((tag) => tag.attributes.get('id') ?? []);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const refs = tags.flatMap((tag) => [tag.attributes.get('hx-target'), tag.attributes.get('hx-indicator')]);
    expect(refs.filter((ref) => ref !== undefined && !ids.includes(ref.slice(1)))).toEqual([]);
  });

  it('never renders a secret, and tells that a required one is filled in', () => {
    const html = renderPage(hostile['page'] ?? <p />);
    expect(html).toMatch(/Sleutel<\/dt><dd[^>]*>ingevuld op 21 november 2026/);
    const password = tagsNamed(renderPage(hostile['form'] ?? <p />), 'input').find(
      (tag) => tag.attributes.get('type') === 'password',
    );
    expect(password?.attributes.get('value') ?? '').toBe('');
  });
});
