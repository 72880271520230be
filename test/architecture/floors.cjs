/** Which way imports may run: shared < allocator < platform < rooms in river order < app.module < the doors. */
const { rooms } = require('./rooms.cjs');

const any = (names) => `^src/(${names.join('|')})(/|\\.)`;
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to: { path: to } });

const doors = ['app\\.module', 'main', 'worker', 'cli', 'commands'];
const upstream = rooms.slice(0, -1).map((room, i) =>
  forbid(`${room}-looks-upstream`, `^src/${room}/`, any(rooms.slice(i + 1)), `${room} may not import rooms after it`));

/** What each kind of file may not reach; a file with one dot is pure. */
const room = any(rooms);
const pure = `^src/(${rooms.join('|')})/[^.]+\\.ts$`;
const dotted = '\\.(entity|repository|service|controller|pages|processor|module|dto)\\.tsx?$';
const dots = [
  forbid('pure-files-know-no-framework', pure, '^node_modules/(@nestjs|typeorm|pg|bullmq|ioredis)/', 'a file with one dot is pure'),
  forbid('pure-files-know-no-platform', pure, '^src/platform/', 'a file with one dot is pure'),
  forbid('pure-files-know-no-dotted', pure, dotted, 'a file with one dot is pure'),
  forbid('entities-know-entities', '\\.entity\\.ts$', '\\.(repository|service|controller|pages|processor|module|dto)\\.tsx?$', 'an entity knows only rows'),
  forbid('repositories-know-rows', '\\.repository\\.ts$', '\\.(service|controller|pages|processor|module|dto)\\.tsx?$', 'a repository is all SQL of the room'),
  forbid('services-know-no-door', '\\.service\\.ts$', '\\.(controller|pages|processor|dto)\\.tsx?$', 'a service does not know who asks'),
  forbid('doors-go-through-services', '\\.(controller|pages|processor)\\.tsx?$', '\\.(repository|entity)\\.ts$', 'a door calls the service'),
];

module.exports = {
  forbidden: [
    forbid('shared-imports-nothing', '^src/shared/', '^src/(?!shared/)', 'shared imports nothing'),
    forbid('shared-needs-no-package', '^src/shared/(?!.*\\.spec\\.ts$)', '^node_modules', 'shared imports nothing'),
    forbid('allocator-stands-alone', '^src/allocator/', '^src/(?!shared/|allocator/)', 'the engine has no framework'),
    forbid('allocator-needs-no-package', '^src/allocator/(?!.*\\.spec\\.ts$)', '^node_modules', 'the engine has no framework'),
    forbid('platform-knows-no-room', '^src/platform/', `${room}|${any(doors)}`, 'the platform knows no room'),
    forbid('rooms-know-no-door', room, any(doors), 'a room does not know the doors'),
    ...upstream,
    ...dots,
    { name: 'no-circular', severity: 'error', comment: 'no cycles', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', comment: 'every file is used', from: { orphan: true, path: '^src/', pathNot: '^src/(main|worker|cli)\\.ts$|/static/|\\.spec\\.tsx?$|\\.d\\.ts$' }, to: {} },
    { name: 'no-dev-dependencies', severity: 'error', comment: 'what runs in production is a dependency', from: { path: '^src/', pathNot: '\\.spec\\.tsx?$' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/.cache)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
