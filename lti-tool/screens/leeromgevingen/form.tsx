import type { VNode } from 'preact';
import { z } from 'zod';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { type Filled, type Line, LineForm } from '../../ui/components/line-form.tsx';
import { LEEROMGEVINGEN, NIEUW } from './urls.ts';

const Text = z.string().trim().max(2048);
export const PostedLeeromgeving = z.object({
  issuer: Text,
  clientId: Text,
  deployment: Text,
  authUrl: Text,
  tokenUrl: Text,
  jwksUrl: Text,
  frameOrigin: Text.default(''),
});
export type FieldName = keyof z.infer<typeof PostedLeeromgeving>;
export type Formulier = Filled<FieldName>;

/** What the ELO shows when Koers is added to it as a tool; with the words its own screens use. */
const LINES: readonly Line<FieldName>[] = [
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
];

/** Everything Koers must know of a leeromgeving. */
export function LeeromgevingForm(filled: Formulier): VNode {
  return (
    <LineForm
      {...filled}
      action={NIEUW}
      lines={LINES}
      undone="De leeromgeving is nog niet bewaard. Verbeter dit eerst:"
    >
      <Button type="submit" kind="primary" icon="check">
        Goedkeuren voor deze school
      </Button>
      <LinkButton href={LEEROMGEVINGEN} kind="subtle">
        Niet bewaren
      </LinkButton>
    </LineForm>
  );
}
