// What the bench uses. The published types redefine Node's `Buffer` for the whole project.
declare module 'pouchdb-browser' {
  interface Found<Document> {
    readonly docs: readonly (Document & { readonly _id: string; readonly _rev: string })[];
  }

  export default class PouchDB<Document> {
    static plugin(plugin: object): void;
    constructor(name: string);
    bulkDocs(documents: readonly (Document & { readonly _id: string })[]): Promise<unknown>;
    find(request: { readonly selector: object; readonly limit: number }): Promise<Found<Document>>;
  }
}

declare module 'pouchdb-find' {
  const plugin: object;
  export default plugin;
}
