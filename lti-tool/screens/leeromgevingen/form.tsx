import type { VNode } from 'preact';
import { z } from 'zod';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { LEEROMGEVINGEN, NIEUW } from './urls.ts';

const FORM = 'leeromgeving-vorm';

/** What the ELO shows when Koers is added to it as a tool; in the words its own screens use. */
const FIELDS = [
  { name: 'issuer', label: 'Platform-ID (issuer)', hint: 'Bijvoorbeeld https://elo.jouwschool.nl' },
  { name: 'clientId', label: 'Client-ID', hint: 'Een code die de leeromgeving aan Koers gaf.' },
  { name: 'deployment', label: 'Deployment-ID', hint: 'Vaak een kort nummer.' },
  { name: 'authUrl', label: 'Authenticatie-adres (authentication request URL)' },
  { name: 'tokenUrl', label: 'Token-adres (access token URL)' },
  { name: 'jwksUrl', label: 'Adres van de sleutels (public keyset URL)' },
  {
    name: 'frameOrigin',
    label: 'Ander adres dat Koers in een kader toont',
    hint: 'Alleen als de pagina’s van de leeromgeving op een ander adres staan, zoals bij Canvas.',
    optional: true,
  },
] as const;
export type FieldName = (typeof FIELDS)[number]['name'];

const Line = z.string().trim().max(2048);
export const PostedLeeromgeving = z.object({
  issuer: Line,
  clientId: Line,
  deployment: Line,
  authUrl: Line,
  tokenUrl: Line,
  jwksUrl: Line,
  frameOrigin: Line.default(''),
});
export type PostedLeeromgeving = z.infer<typeof PostedLeeromgeving>;

export interface FormProps {
  readonly shown: Partial<PostedLeeromgeving>;
  readonly faults: Readonly<Partial<Record<FieldName, string>>>;
  /** What is wrong with it as a whole. */
  readonly message: string | null;
}

/** Everything Koers must know of a leeromgeving. Posted back with what must be mended, and nothing is lost. */
export function LeeromgevingForm({ shown, faults, message }: FormProps): VNode {
  const wrong = FIELDS.filter(({ name }) => faults[name] !== undefined);
  return (
    <form id={FORM} class="k-form" method="post" action={NIEUW} noValidate>
      {message === null && wrong.length === 0 ? null : (
        <div id="fouten" data-focus="" tabIndex={-1}>
          <Notice kind="error" title={message ?? 'De leeromgeving is nog niet bewaard. Verbeter dit eerst:'}>
            {wrong.length === 0 ? null : (
              <ul>
                {wrong.map(({ name, label }) => (
                  <li key={name}>
                    <a href={`#veld-${name}`}>{label}</a>
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      )}
      {FIELDS.map(({ name, label, ...more }) => (
        <Input
          key={name}
          id={`veld-${name}`}
          name={name}
          label={label}
          value={shown[name] ?? ''}
          {...more}
          {...(faults[name] === undefined ? {} : { error: `Dit ${faults[name]}.` })}
        />
      ))}
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Goedkeuren voor deze school
        </Button>
        <LinkButton href={LEEROMGEVINGEN} kind="subtle">
          Niet bewaren
        </LinkButton>
      </div>
    </form>
  );
}
