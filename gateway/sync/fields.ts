/** Fields of a person that a source may tell: as the record names them and as they are kept. */
export const FIELDS = [
  { told: 'roepnaam', column: 'roepnaam', type: 'text' },
  { told: 'voorvoegsel', column: 'voorvoegsel', type: 'text' },
  { told: 'achternaam', column: 'achternaam', type: 'text' },
  { told: 'geboortedatum', column: 'geboortedatum', type: 'date' },
  { told: 'geslacht', column: 'geslacht', type: 'text' },
  { told: 'email', column: 'email', type: 'text' },
  { told: 'rol', column: 'lvs_rol', type: 'text' },
] as const;
export type Field = (typeof FIELDS)[number];
/** A field of a person, by its column. */
export type Veld = Field['column'];
