export { designDocument, rolesOf, securityOf } from '#shared/sync/designDocument.ts';
