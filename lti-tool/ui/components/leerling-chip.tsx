import type { ComponentChildren, VNode } from 'preact';

/** First letters of the first and the last name: "Pip Regenlaars" → "PR", "Jan van der Berg" → "JB". */
export function initialen(naam: string): string {
  const words = naam.trim().split(/\s+/);
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return `${first}${last}`.toUpperCase();
}

export interface PersonProps {
  naam: string;
  href?: string;
  /** Softer second line: group, role, age. */
  note?: ComponentChildren;
  large?: boolean;
  /** A leerling has a round mark with a point, a medewerker a square one. */
  soort?: 'leerling' | 'medewerker';
}

/** A person, with initials. Never a photo: a screen in a classroom is seen by all. */
export function Person({ naam, href, note, large, soort = 'leerling' }: PersonProps): VNode {
  const names = large ? 'k-chip k-chip--large' : 'k-chip';
  const inside = (
    <>
      <Initials naam={naam} soort={soort} />
      <span class="k-chip__text">
        <span class="k-chip__name">{naam}</span>
        {note ? <span class="k-chip__note">{note}</span> : null}
      </span>
    </>
  );
  return href === undefined ? (
    <span class={names}>{inside}</span>
  ) : (
    <a class={names} href={href}>
      {inside}
    </a>
  );
}

/** `Person` for a leerling. */
export function LeerlingChip(props: Omit<PersonProps, 'soort'>): VNode {
  return <Person {...props} soort="leerling" />;
}

/** Only the mark, for example before the title of a page. */
export function Initials({ naam, soort = 'leerling' }: Pick<PersonProps, 'naam' | 'soort'>): VNode {
  const kind = soort === 'medewerker' ? 'k-chip__initials k-chip__initials--staff' : 'k-chip__initials';
  return (
    <span class={kind} aria-hidden="true">
      {initialen(naam)}
    </span>
  );
}
