/**
 * The layers of docs/architecture.md as rules. `npm run check:layers` reports every import that
 * crosses one of them the wrong way.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules that need each other cannot be read, tested or moved one at a time.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing fails on somebody’s computer.',
      severity: 'error',
      // A fixture may belong into a folder that only a test makes.
      from: { pathNot: '^tests/.*/fixtures/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared/ holds the rules of the product. It runs in the window, in the data process and in tests, so it may not know Node, Electron, React, RxDB or any other folder.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: [
          '^(electron|renderer|tests)/',
          '(^|/)node_modules/(@types/)?(electron|react|react-[^/]+|rxdb|rxjs|ws|@types/node)(/|$)',
        ],
      },
    },
    {
      name: 'shared-without-node',
      comment: 'See shared-is-pure: Node’s own modules are as foreign to it as a database.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-is-a-view',
      comment:
        'The window shows what the contract gives it. It must not reach into the processes that own files and network, so that the sandbox costs nothing.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', '^tests/', '(^|/)node_modules/(electron|rxdb|rxjs|ws)(/|$)'] },
    },
    {
      name: 'renderer-without-node',
      comment: 'The window is sandboxed: Node’s modules do not exist there.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-meet-at-their-index',
      comment:
        'A feature of the window offers its index to the others; everything behind it may change without asking them.',
      severity: 'error',
      from: { path: '^renderer/src/features/([^/]+)/' },
      to: {
        path: '^renderer/src/features/[^/]+/',
        pathNot: ['^renderer/src/features/$1/', '^renderer/src/features/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'features-are-entered-by-their-index',
      comment: 'The rest of the window uses a feature through its index only.',
      severity: 'error',
      from: { path: '^renderer/src/', pathNot: '^renderer/src/features/' },
      to: {
        path: '^renderer/src/features/[^/]+/',
        pathNot: '^renderer/src/features/[^/]+/index\\.tsx?$',
      },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'The design system and the contract client serve every feature and depend on none.',
      severity: 'error',
      from: { path: '^renderer/src/(ui|client)/' },
      to: { path: '^renderer/src/(features|app)/' },
    },
    {
      name: 'preload-hands-over-a-port',
      comment:
        'The preload runs with more rights than the page. It may use Electron and the types of the contract, nothing that could carry code of ours into the page.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: {
        path: ['^electron/(main|data|host|launcher)/', '^renderer/', '^shared/', '^tests/'],
        pathNot: '^shared/contract/',
      },
    },
    {
      name: 'data-without-electron',
      comment:
        'The data process also runs under plain Node: in tests, in the loopback host, on a computer without Electron.',
      severity: 'error',
      from: { path: '^electron/data/' },
      to: {
        path: ['(^|/)node_modules/electron(/|$)', '^electron/(main|preload|host|launcher)/'],
      },
    },
    {
      name: 'storage-stands-alone',
      comment:
        'The RxDB storage is written as a package of its own: Node, RxDB and RxJS, and nothing of this app.',
      severity: 'error',
      from: { path: '^electron/data/storage/' },
      to: {
        pathNot: ['^electron/data/storage/', '(^|/)node_modules/(rxdb|rxjs)(/|$)'],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'data-areas-meet-at-their-index',
      comment:
        'An area of the data process offers its index to the others, like a feature of the window.',
      severity: 'error',
      from: { path: '^electron/data/([^/]+)/' },
      to: {
        path: '^electron/data/(people|meetups|door|import|chapter|today|report|timeline|journal)/',
        pathNot: ['^electron/data/$1/', '^electron/data/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'hosts-know-only-the-protocol',
      comment:
        'The hosts start the data process and carry messages. What they may know of it is its protocol; its code runs in another process.',
      severity: 'error',
      from: { path: '^electron/(main|host)/' },
      to: { path: '^electron/data/', pathNot: '^electron/data/(protocol|entry)\\.ts$' },
    },
    {
      name: 'host-without-electron',
      comment: 'The loopback host exists for computers without Electron.',
      severity: 'error',
      from: { path: '^electron/host/' },
      to: { path: ['(^|/)node_modules/electron(/|$)', '^electron/(main|preload|launcher)/'] },
    },
    {
      name: 'launcher-needs-nothing',
      comment:
        'The launcher runs on a fresh clone before anything is installed, so it uses only Node’s own modules and itself. The development server is loaded after the installation.',
      severity: 'error',
      from: { path: '^electron/launcher/' },
      to: {
        pathNot: ['^electron/launcher/'],
        dependencyTypesNot: ['core', 'dynamic-import'],
      },
    },
    {
      name: 'product-without-tests',
      comment: 'Tests depend on the product, never the other way round.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'rxdb-dev-mode-stays-in-tests',
      comment: 'RxDB’s dev-mode puts a frame of its vendor into a page; it is for Node tests only.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: 'node_modules/rxdb/.*dev-mode' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a type import from the wrong layer becomes a value import on the next edit.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
    skipAnalysisNotInRules: true,
  },
};
