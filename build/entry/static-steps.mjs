/** @typedef {{ name: string, args: string[], fix?: string[] }} StaticStep `fix` does what can be done without a person */

const FOLDERS = ['src-shared', 'src-main', 'src-renderer', 'migrations', 'build', 'test'];

/**
 * @param {string} name @param {string} config
 * @returns {StaticStep}
 */
function types(name, config) {
  return { name: `types, ${name}`, args: ['node_modules/typescript/bin/tsc', '-p', `build/${config}`, '--noEmit'] };
}

const LINT = ['node_modules/oxlint/bin/oxlint', '-c', 'build/.oxlintrc.json', '--type-aware', '--deny-warnings'];
const FORMAT = ['node_modules/oxfmt/bin/oxfmt', '-c', 'build/.oxfmtrc.json'];

/**
 * What is checked without running the app; each step is a program of node_modules, run by the chosen Node.
 * @type {readonly StaticStep[]}
 */
export const staticSteps = [
  types('shared', 'tsconfig.shared.json'),
  types('main', 'tsconfig.main.json'),
  types('renderer', 'tsconfig.renderer.json'),
  types('start and test scripts', 'tsconfig.entry.json'),
  { name: 'lint', args: [...LINT, ...FOLDERS], fix: [...LINT, '--fix', ...FOLDERS] },
  { name: 'format', args: [...FORMAT, '--check', ...FOLDERS], fix: [...FORMAT, '--write', ...FOLDERS] },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--config', 'build/knip.json', '--no-progress'] },
];
