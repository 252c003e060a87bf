/** A leerroute and a niveau per leerlijn: of a group, or of one pupil. `null`: a leerlijn without niveaus, worked on. */
export interface Profiel {
  readonly leerroute: string | null;
  readonly streef: ReadonlyMap<string, string | null>;
}

/** A pupil of the group as he is placed now. */
export interface Lid extends Profiel {
  readonly leerling: string;
}

export interface Afwijking {
  readonly leerlijn: string;
  /** `undefined`: the pupil does not work on this leerlijn. */
  readonly eigen: string | null | undefined;
  readonly groep: string | null;
}

/** How one pupil differs from the profile of his group (R6). */
export interface LidVerschil {
  readonly leerling: string;
  /** On another leerroute: then every leerlijn is his own. */
  readonly eigenRoute: boolean;
  readonly lijnen: readonly Afwijking[];
}

/** R6: what is individual is marked. Leerlijnen that the group says nothing of are nobody's difference. */
export function verschilMet(groep: Profiel, lid: Lid): LidVerschil {
  const eigenRoute = lid.leerroute !== groep.leerroute;
  const lijnen = [...groep.streef].flatMap(([leerlijn, niveau]) => {
    const eigen = lid.streef.get(leerlijn);
    return eigen === niveau ? [] : [{ leerlijn, eigen, groep: niveau }];
  });
  return { leerling: lid.leerling, eigenRoute, lijnen };
}

/** What coupling does for one pupil: nothing of him, or all but the leerlijnen that stay his own. */
export type Behoud = 'alles' | ReadonlySet<string>;

/**
 * R6: a new profile of the group fills what is empty and takes along who followed the old one; what a pupil has of his own
 * stays. His own is what differs from the profile that the group had. Before a group has a profile, all that a pupil has is
 * his own. Who is named in `volg` follows the group in everything.
 */
export function behoudVan(
  vorig: Profiel | null,
  nieuw: Profiel,
  lid: Lid,
  volg: ReadonlySet<string>,
): Behoud {
  if (volg.has(lid.leerling)) return new Set();
  const eigenRoute =
    lid.leerroute !== null &&
    lid.leerroute !== nieuw.leerroute &&
    lid.leerroute !== (vorig?.leerroute ?? null);
  if (eigenRoute) return 'alles';
  const eigen = [...nieuw.streef].flatMap(([leerlijn, niveau]) => {
    const heeft = lid.streef.get(leerlijn);
    const volgde = vorig?.streef.has(leerlijn) === true && vorig.streef.get(leerlijn) === heeft;
    return heeft === undefined || heeft === niveau || volgde ? [] : [leerlijn];
  });
  return new Set(eigen);
}
