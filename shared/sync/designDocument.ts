import { validateSource } from './validateSource.ts';

/** The roles of a chapter's members, by what they may do. */
export interface Roles {
  readonly organiser: string;
  readonly door: string;
  readonly viewer: string;
}

/** The roles of the chapter in a database; the validation finds them in `_security`. */
export const rolesOf = (database: string): Roles => ({
  organiser: `${database}:organiser`,
  door: `${database}:door`,
  viewer: `${database}:viewer`,
});

/** CouchDB's `_security` of a chapter's database: who may open it. */
export const securityOf = (roles: Roles): object => ({
  admins: { names: [], roles: ['_admin'] },
  members: { names: [], roles: [roles.organiser, roles.door, roles.viewer] },
});

/** The design document of a chapter's database: the rules for every write. */
export const designDocument = (): { readonly _id: string } & Record<string, unknown> => ({
  _id: '_design/tsudoi',
  language: 'javascript',
  validate_doc_update: validateSource,
});
